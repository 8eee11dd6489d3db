package io.loquat.commands.write;

import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.HintArgument;
import io.loquat.commands.argument.Unsupported;
import io.loquat.commands.timeseries.MeasurementUpdates;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filters;
import io.loquat.query.plan.IndexHint;
import io.loquat.query.sort.Sort;
import io.loquat.query.update.Update;
import io.loquat.query.update.UpdateSource;
import io.loquat.query.update.Updates;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * One statement of an {@code update} command, or a {@code findAndModify} that updates. Immutable.
 *
 * @param metadata replaces the document's metadata if present
 */
record UpdateStatement(
    ParsedFilter filter,
    Update update,
    boolean multi,
    boolean upsert,
    Optional<Sort> sort,
    Optional<BsonDocument> metadata,
    IndexHint hint) {
  private static final Set<String> FIELDS =
      Set.of(
          "q",
          "u",
          "c",
          "multi",
          "upsert",
          "upsertSupplied",
          "collation",
          "arrayFilters",
          "hint",
          "sort",
          "sampleId",
          "allowShardKeyUpdatesWithoutFullShardKeyInQuery",
          "expectedVersion",
          "metadata",
          "softDelete");

  /**
   * What a statement says, by whatever names, before it is parsed. Immutable.
   *
   * @param arguments with the fields that have the same name everywhere
   */
  record Source(
      Arguments arguments,
      BsonDocument filter,
      UpdateSource update,
      boolean multi,
      boolean upsert) {}

  static ParsedAhead<UpdateStatement> read(BsonDocument source, WriteTerms terms) {
    Arguments statement = new Arguments("update.updates", source);
    statement.allowOnly(FIELDS);
    Unsupported.refuse(statement, "upsertSupplied");
    HintArgument.checkType(statement);
    return ahead(
        new Source(
            statement,
            statement.requiredDocument("q"),
            new UpdateSource(
                required(statement, "u"),
                statement.documents("arrayFilters"),
                statement.document("c")),
            statement.bool("multi"),
            statement.bool("upsert")),
        terms);
  }

  /** The update itself: a document, or a pipeline, and not even null. */
  static BsonValue required(Arguments statement, String field) {
    BsonValue update = statement.document().get(field);
    if (update == null) {
      throw statement.missing(field);
    }
    return checked(statement, field, update);
  }

  static BsonValue checked(Arguments statement, String field, BsonValue update) {
    if (update.isDocument() || update.isArray()) {
      return update;
    }
    throw new CommandException(
        ErrorCode.FAILED_TO_PARSE,
        "Update argument '%s' must be either an object or an array"
            .formatted(statement.path(field)));
  }

  static ParsedAhead<UpdateStatement> ahead(Source source, WriteTerms terms) {
    refuseSoftDelete(source.arguments());
    return terms.ahead(
        source.arguments(),
        (rules, context) -> {
          terms.checkMulti(source.multi());
          return parse(source, rules, context);
        });
  }

  static UpdateStatement parse(Source source, CollectionRules rules, QueryContext context) {
    Arguments arguments = source.arguments();
    ParsedFilter filter =
        ParsedFilter.forUpdate(arguments, source.filter(), source.upsert(), context);
    rules
        .series()
        .ifPresent(
            series ->
                MeasurementUpdates.check(
                    series,
                    source.filter(),
                    source.update().update(),
                    source.multi(),
                    source.upsert()));
    return new UpdateStatement(
        filter,
        Updates.parse(source.update(), rules.systemFields(), context),
        source.multi(),
        source.upsert(),
        sort(arguments, source.multi(), Filters.beside(filter.filter(), context)),
        arguments.document("metadata"),
        HintArgument.read(arguments));
  }

  static void refuseSoftDelete(Arguments statement) {
    if (statement.has("softDelete")) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          statement.path("softDelete") + " is only allowed where documents are deleted");
    }
  }

  private static Optional<Sort> sort(Arguments statement, boolean multi, QueryContext context) {
    Optional<Sort> sort = WrittenSort.parse(statement, context);
    if (multi && sort.isPresent()) {
      throw new CommandException(ErrorCode.FAILED_TO_PARSE, "Cannot specify sort with multi=true");
    }
    return sort;
  }
}
