package io.loquat.commands.write;

import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.HintArgument;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filters;
import io.loquat.query.plan.IndexHint;
import io.loquat.query.sort.Sort;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** One element of {@code deletes}, or a {@code findAndModify} that removes. Immutable. */
record DeleteStatement(ParsedFilter filter, boolean multi, Optional<Sort> sort, IndexHint hint) {
  private static final Set<String> FIELDS =
      Set.of("q", "limit", "collation", "hint", "sampleId", "expectedVersion", "softDelete");

  static ParsedAhead<DeleteStatement> read(BsonDocument source, WriteTerms terms) {
    Arguments statement = new Arguments("delete.deletes", source);
    statement.allowOnly(FIELDS);
    BsonDocument filter = statement.requiredDocument("q");
    boolean multi = isMulti(statement);
    HintArgument.checkType(statement);
    return ahead(statement, filter, multi, terms);
  }

  /** A delete whose filter stands among these arguments, by whatever name. */
  static ParsedAhead<DeleteStatement> ahead(
      Arguments statement, BsonDocument filter, boolean multi, WriteTerms terms) {
    return terms.ahead(
        statement,
        (rules, context) -> {
          terms.checkMulti(multi);
          return parse(statement, filter, multi, context);
        });
  }

  static DeleteStatement parse(
      Arguments statement, BsonDocument filter, boolean multi, QueryContext context) {
    ParsedFilter parsed = ParsedFilter.forDelete(statement, filter, context);
    return new DeleteStatement(
        parsed,
        multi,
        WrittenSort.parse(statement, Filters.beside(parsed.filter(), context)),
        HintArgument.read(statement));
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
