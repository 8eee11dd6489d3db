package io.loquat.commands.write;

import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.FilterArgument;
import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.softdelete.ArchiveTerms;
import io.loquat.softdelete.DeleteWish;
import io.loquat.store.Visibility;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A statement's filter, parsed, the version that the statement expects, and which documents it is
 * about. Immutable.
 *
 * @param wish for a statement that does not delete, only its visibility means something
 */
record ParsedFilter(Filter filter, ExpectedVersion expected, DeleteWish wish) {
  Visibility visibility() {
    return wish.visibility();
  }

  /** The filter of a statement that updates. */
  static ParsedFilter forUpdate(
      Arguments statement, BsonDocument filter, boolean upsert, QueryContext context) {
    return parse(
        statement,
        filter,
        context,
        terms -> {
          Visibility visibility = terms.refuseSoftDelete().visibility();
          if (upsert && visibility == Visibility.ARCHIVED) {
            throw new CommandException(
                ErrorCode.BAD_VALUE,
                "filter.$archived: 'only' cannot stand with an upsert, which would insert a"
                    + " document that is not archived");
          }
          return new DeleteWish(visibility, Optional.empty());
        });
  }

  /** The filter of a statement that deletes; {@code softDelete} may stand beside it. */
  static ParsedFilter forDelete(Arguments statement, BsonDocument filter, QueryContext context) {
    Optional<Boolean> beside =
        statement.has("softDelete") ? Optional.of(statement.bool("softDelete")) : Optional.empty();
    return parse(
        statement,
        filter,
        context,
        terms -> DeleteWish.of(terms, beside, statement.path("softDelete")));
  }

  /**
   * The filter of a command about archived documents only.
   *
   * @param command its name, for messages
   */
  static ParsedFilter forArchived(
      String command, Arguments statement, BsonDocument filter, QueryContext context) {
    return parse(
        statement,
        filter,
        context,
        terms -> {
          terms.requireArchived(command);
          return new DeleteWish(Visibility.ARCHIVED, Optional.empty());
        });
  }

  private static ParsedFilter parse(
      Arguments statement,
      BsonDocument filter,
      QueryContext context,
      Function<ArchiveTerms, DeleteWish> rule) {
    FilterArgument argument = FilterArgument.forWrite(filter);
    DeleteWish wish = rule.apply(argument.archive());
    ExpectedVersion expected = expected(statement, argument.expected());
    return new ParsedFilter(Filters.parse(argument.archive().rest(), context), expected, wish);
  }

  /** {@code expectedVersion} may stand in the filter, beside it, or the same in both places. */
  private static ExpectedVersion expected(Arguments statement, Optional<ExpectedVersion> inFilter) {
    Optional<BsonValue> value = statement.value("expectedVersion");
    if (value.isEmpty()) {
      return inFilter.orElse(ExpectedVersion.NO_CHECK);
    }
    String path = statement.path("expectedVersion");
    ExpectedVersion beside = ExpectedVersion.parse(path, value.get());
    if (inFilter.isPresent() && !inFilter.get().equals(beside)) {
      throw new CommandException(
          ErrorCode.BAD_VALUE, "filter.$expectedVersion and " + path + " say different things");
    }
    return beside;
  }
}
