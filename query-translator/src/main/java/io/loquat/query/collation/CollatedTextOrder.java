package io.loquat.query.collation;

import com.ibm.icu.text.Collator;
import io.loquat.model.TextOrder;

/** The order of a frozen collator, which is thread-safe by its own lock. */
record CollatedTextOrder(Collator collator) implements TextOrder {
  @Override
  public int compare(String left, String right) {
    return collator.compare(left, right);
  }

  /** The library's keys end with a zero byte, which is in them nowhere else. */
  @Override
  public byte[] key(String text) {
    return collator.getCollationKey(text).toByteArray();
  }
}
