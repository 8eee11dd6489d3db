package io.loquat.commands.write;

import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.Hint;
import io.loquat.commands.argument.Unsupported;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** One element of {@code deletes}. Immutable. */
record DeleteStatement(ParsedFilter filter, boolean multi) {
  private static final Set<String> FIELDS =
      Set.of("q", "limit", "collation", "hint", "sampleId", "expectedVersion", "softDelete");

  static DeleteStatement read(BsonDocument source, QueryContext context) {
    Arguments statement = new Arguments("delete.deletes", source);
    statement.allowOnly(FIELDS);
    Unsupported.refuseCollation(statement);
    Hint.read(statement);
    ParsedFilter filter =
        ParsedFilter.forDelete(statement, statement.requiredDocument("q"), context);
    return new DeleteStatement(filter, isMulti(statement));
  }

  private static boolean isMulti(Arguments statement) {
    BsonValue limit = statement.required("limit");
    if (!(limit instanceof BsonNumber number)) {
      throw statement.wrongType("limit", limit, "types '[long, int, decimal, double]'");
    }
    double count = number.doubleValue();
    if (count != 0 && count != 1) {
      throw new CommandException(
          ErrorCode.FAILED_TO_PARSE,
          "The limit field in delete objects must be 0 or 1. Got " + count);
    }
    return count == 0;
  }
}
