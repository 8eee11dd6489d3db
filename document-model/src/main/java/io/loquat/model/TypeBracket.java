package io.loquat.model;

import java.util.List;
import org.bson.BsonType;
import org.bson.BsonValue;

/**
 * A group of BSON types whose values compare with each other by value, in the order in which the
 * groups sort. Immutable.
 *
 * <p>Between brackets only the bracket decides. {@code $gt} and its like match values of their own
 * bracket alone. The order is the one of MongoDB's canonical types; the key byte is part of the
 * file format (docs/FILE_FORMAT_KEYS.md).
 */
public enum TypeBracket {
  MIN_KEY(0x08),
  UNDEFINED(0x10),
  NULL(0x18),
  NUMBER(0x20),
  STRING(0x30),
  OBJECT(0x38),
  ARRAY(0x40),
  BINARY(0x48),
  OBJECT_ID(0x50),
  BOOLEAN(0x58),
  DATE(0x60),
  TIMESTAMP(0x68),
  REGULAR_EXPRESSION(0x70),
  DB_POINTER(0x78),
  CODE(0x80),
  CODE_WITH_SCOPE(0x88),
  MAX_KEY(0xF0);

  /** How many first bytes each bracket owns, from its key byte on; only numbers use several. */
  static final int KEY_BYTES_RESERVED = 8;

  private static final List<TypeBracket> ALL = List.of(values());

  private final int keyByte;

  TypeBracket(int keyByte) {
    this.keyByte = keyByte;
  }

  /** The first byte of this bracket's keys; numbers use the few bytes from here on. */
  int keyByte() {
    return keyByte;
  }

  /** The bracket whose keys begin with that byte. */
  static TypeBracket ofKeyByte(int first) {
    int place = first / KEY_BYTES_RESERVED;
    for (TypeBracket bracket : ALL) {
      if (bracket.keyByte / KEY_BYTES_RESERVED == place) {
        return bracket;
      }
    }
    throw new IllegalArgumentException("no value begins with " + first);
  }

  /** The bracket that the value belongs to. */
  public static TypeBracket of(BsonValue value) {
    return of(value.getBsonType());
  }

  /** The bracket that values of the type belong to. */
  public static TypeBracket of(BsonType type) {
    return switch (type) {
      case MIN_KEY -> MIN_KEY;
      case UNDEFINED, END_OF_DOCUMENT -> UNDEFINED;
      case NULL -> NULL;
      case INT32, INT64, DOUBLE, DECIMAL128 -> NUMBER;
      case STRING, SYMBOL -> STRING;
      case DOCUMENT -> OBJECT;
      case ARRAY -> ARRAY;
      case BINARY -> BINARY;
      case OBJECT_ID -> OBJECT_ID;
      case BOOLEAN -> BOOLEAN;
      case DATE_TIME -> DATE;
      case TIMESTAMP -> TIMESTAMP;
      case REGULAR_EXPRESSION -> REGULAR_EXPRESSION;
      case DB_POINTER -> DB_POINTER;
      case JAVASCRIPT -> CODE;
      case JAVASCRIPT_WITH_SCOPE -> CODE_WITH_SCOPE;
      case MAX_KEY -> MAX_KEY;
    };
  }
}
