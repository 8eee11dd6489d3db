package io.loquat.query.filter;

import io.loquat.model.BsonNumbers;
import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.SqlParameter;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.bson.BsonValue;

/** What the four operators on bits ask of a value. Immutable. */
record BitTest(Wanted wanted, BitMask mask) implements PresentTest {
  private static final List<String> NUMBERS_AND_BYTES =
      List.of("$binary", "$numberDecimal", "$numberLong");

  /** How the bits that a mask names must be. */
  enum Wanted {
    ALL_CLEAR("= 0"),
    ALL_SET("="),
    ANY_CLEAR("<>"),
    ANY_SET("<> 0");

    private final String sql;

    Wanted(String sql) {
      this.sql = sql;
    }

    private boolean needsMask() {
      return this == ALL_SET || this == ANY_CLEAR;
    }
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

  /** Integers exactly; what is no integer in SQL is left to the evaluator. */
  LeafTest toSql() {
    SqlFragment word = SqlFragment.of("?", new SqlParameter.Integer(mask.word()));
    SqlFragment right = wanted.needsMask() ? word : SqlFragment.of("");
    LeafTest integers =
        LeafTest.when(
            EnumSet.of(JsonType.INTEGER),
            value ->
                SqlFragment.template("{} & {} " + wanted.sql + " {}", value.scalar(), word, right));
    LeafTest others =
        LeafTest.when(
            EnumSet.of(JsonType.OBJECT), value -> Wrappers.is(NUMBERS_AND_BYTES, value.json()));
    return integers.or(LeafTest.always(EnumSet.of(JsonType.REAL))).or(others).inexact();
  }
}
