package io.loquat.query.filter;

import io.loquat.model.BsonNumbers;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.bson.BsonValue;

/**
 * What the four operators on bits ask of a value. They have no SQL: it could say nothing of reals
 * and bytes, and looking first at what passes anyway is slower than not to look. Immutable.
 */
record BitTest(Wanted wanted, BitMask mask) implements PresentTest {
  /** How the bits that a mask names must be. */
  enum Wanted {
    ALL_CLEAR,
    ALL_SET,
    ANY_CLEAR,
    ANY_SET
  }

  @Override
  public boolean holds(BsonValue value) {
    if (value.isBinary()) {
      return holds(BitMask.bytes(value.asBinary()));
    }
    OptionalLong number = BsonNumbers.toLongExactly(value);
    return number.isPresent() && holds(number.getAsLong());
  }

  private boolean holds(long number) {
    long set = number & mask.word();
    return switch (wanted) {
      case ALL_CLEAR -> set == 0;
      case ALL_SET -> set == mask.word();
      case ANY_CLEAR -> set != mask.word();
      case ANY_SET -> set != 0;
    };
  }

  /** Bits beyond the end of the bytes are clear. */
  private boolean holds(byte[] bytes) {
    IntStream positions = mask.positions();
    return switch (wanted) {
      case ALL_CLEAR -> positions.noneMatch(position -> BitMask.isSet(bytes, position));
      case ALL_SET -> positions.allMatch(position -> BitMask.isSet(bytes, position));
      case ANY_CLEAR -> !positions.allMatch(position -> BitMask.isSet(bytes, position));
      case ANY_SET -> positions.anyMatch(position -> BitMask.isSet(bytes, position));
    };
  }
}
