package io.loquat.model;

import java.math.BigDecimal;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a key leaves out of its values: a note for each number, string and null, in their
 * order; those at the end that say nothing are left out. Nothing is allocated as long as all types
 * are the usual ones. Confined to the thread that writes the key. docs/FILE_FORMAT_KEYS.md has the
 * layout.
 */
final class TypeNotes {
  static final int USUAL = 0;

  /** A number that fits in an int32, as an int64. */
  static final int INT64 = 1;

  /** A number that fits in an int64, as a double. */
  static final int DOUBLE = 2;

  /** A decimal; two bytes follow, the exponent of its last digit. */
  static final int DECIMAL = 3;

  /** The double zero with a sign. */
  static final int MINUS_ZERO = 4;

  /** A string that is a symbol. */
  static final int SYMBOL = 5;

  /** A null that stands for no field. */
  static final int MISSING = 6;

  /** Alone: the key does not tell its values. */
  static final int UNKNOWN = 0xFF;

  private static final int CAPACITY = 4;
  private static final double LONG_END = 0x1p63;

  private @Nullable KeyBytes notes;
  private int usual;
  private boolean unknown;

  void addUsual() {
    usual++;
  }

  void add(int note) {
    KeyBytes bytes = notes;
    if (bytes == null) {
      bytes = new KeyBytes(CAPACITY);
      notes = bytes;
    }
    for (; usual > 0; usual--) {
      bytes.add(USUAL);
    }
    bytes.add(note);
  }

  void setUnknown() {
    unknown = true;
  }

  void addNumber(BsonValue number) {
    switch (number.getBsonType()) {
      case DOUBLE -> addDouble(number.asDouble().getValue());
      case DECIMAL128 -> addDecimal(number.asDecimal128().getValue());
      case INT64 -> addLong(number.asInt64().getValue());
      default -> usual++;
    }
  }

  private void addLong(long value) {
    if (value == (int) value) {
      add(INT64);
    } else {
      usual++;
    }
  }

  private void addDouble(double value) {
    if (value == 0) {
      add(1 / value < 0 ? MINUS_ZERO : DOUBLE);
    } else if (value >= -LONG_END && value < LONG_END && value == Math.rint(value)) {
      add(DOUBLE);
    } else {
      usual++;
    }
  }

  private void addDecimal(Decimal128 value) {
    if (!value.isFinite()) {
      unknown = true;
      return;
    }
    BigDecimal magnitude = Decimals.magnitude(value);
    if (value.isNegative() && magnitude.signum() == 0) {
      unknown = true;
      return;
    }
    add(DECIMAL);
    if (notes != null) {
      notes.addShort(-magnitude.scale());
    }
  }

  KeyTypes types() {
    if (unknown) {
      return KeyTypes.UNKNOWN;
    }
    return notes == null ? KeyTypes.USUAL : KeyTypes.of(notes.toByteArray());
  }
}
