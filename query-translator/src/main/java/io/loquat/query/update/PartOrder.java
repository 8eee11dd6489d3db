package io.loquat.query.update;

import io.loquat.model.ArrayIndex;
import io.loquat.model.Utf8;
import java.util.Comparator;

/** MongoDB's order of applying changes: array indexes by number, names by their text. */
enum PartOrder implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String left, String right) {
    if (left.length() != right.length() && ArrayIndex.isIndex(left) && ArrayIndex.isIndex(right)) {
      return Integer.compare(left.length(), right.length());
    }
    return Utf8.compare(left, right);
  }
}
