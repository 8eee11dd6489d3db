package io.loquat.commands.argument;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.plan.IndexHint;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The argument {@code hint}: the plan that a client asks for. Stateless. */
public final class HintArgument {
  private static final String NATURAL = "$natural";

  private HintArgument() {}

  /** Checks that the argument is a name or a key pattern, if it is there. */
  public static void checkType(Arguments arguments) {
    BsonValue value = arguments.document().get("hint");
    if (value != null && !value.isString() && !value.isDocument()) {
      throw wrongType();
    }
  }

  /** Reads the argument. Whether there is such an index is found out when the query is planned. */
  public static IndexHint read(Arguments arguments) {
    BsonValue value = arguments.document().get("hint");
    return switch (value) {
      case null -> IndexHint.NONE;
      case BsonString name -> new IndexHint.Named(name.getValue());
      case BsonDocument keys -> ofKeys(keys);
      default -> throw wrongType();
    };
  }

  private static CommandException wrongType() {
    return new CommandException(ErrorCode.FAILED_TO_PARSE, "Hint must be a string or an object");
  }

  private static IndexHint ofKeys(BsonDocument keys) {
    if (keys.isEmpty()) {
      return IndexHint.NONE;
    }
    if (!keys.containsKey(NATURAL)) {
      return new IndexHint.Keys(keys);
    }
    if (keys.size() > 1) {
      throw new CommandException(
          ErrorCode.BAD_VALUE, "$natural may not be combined with other fields in a hint");
    }
    if (keys.get(NATURAL) instanceof BsonNumber number && Math.abs(number.doubleValue()) == 1) {
      return new IndexHint.Natural(number.doubleValue() < 0);
    }
    throw new CommandException(ErrorCode.BAD_VALUE, "$natural hint must be specified with 1 or -1");
  }
}
