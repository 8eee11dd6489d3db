package io.loquat.commands.write;

import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.HintArgument;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import io.loquat.query.update.UpdateSource;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * One element of {@code ops}: its fields are of the right types, what they say is checked where it
 * is parsed. Immutable.
 *
 * @param index its place in {@code ops}
 */
record BulkOp(int index, Kind kind, BulkTarget target, Arguments fields) {
  private static final Set<String> INSERT_FIELDS =
      Set.of("insert", "document", "expectedVersion", "metadata");
  private static final Set<String> UPDATE_FIELDS =
      Set.of(
          "update",
          "filter",
          "updateMods",
          "multi",
          "upsert",
          "upsertSupplied",
          "arrayFilters",
          "hint",
          "sort",
          "constants",
          "collation",
          "sampleId",
          "allowShardKeyUpdatesWithoutFullShardKeyInQuery",
          "expectedVersion",
          "metadata",
          "softDelete");
  private static final Set<String> DELETE_FIELDS =
      Set.of(
          "delete",
          "filter",
          "multi",
          "hint",
          "collation",
          "sampleId",
          "expectedVersion",
          "softDelete");

  /** What an op does. */
  enum Kind {
    INSERT("insert", INSERT_FIELDS),
    UPDATE("update", UPDATE_FIELDS),
    DELETE("delete", DELETE_FIELDS);

    private final String field;
    private final Set<String> fields;

    Kind(String field, Set<String> fields) {
      this.field = field;
      this.fields = fields;
    }
  }

  /**
   * Reads an op and checks the types of its fields: what is wrong there fails the whole command.
   */
  static BulkOp read(int index, BsonDocument source, List<BulkTarget> targets) {
    Arguments op = new Arguments("bulkWrite.ops", source);
    Kind kind = kind(op);
    op.allowOnly(kind.fields);
    BsonValue target = op.required(kind.field);
    if (!(target instanceof BsonNumber)) {
      throw op.wrongType(kind.field, target, "types '[long, int, decimal, double]'");
    }
    switch (kind) {
      case INSERT -> op.requiredDocument("document");
      case UPDATE -> checkUpdate(op);
      case DELETE -> checkDelete(op);
    }
    return new BulkOp(index, kind, target(op, kind, source, targets), op);
  }

  /** The first field says what the op is. */
  private static Kind kind(Arguments op) {
    String first = op.document().isEmpty() ? "" : op.document().getFirstKey();
    for (Kind kind : Kind.values()) {
      if (kind.field.equals(first)) {
        return kind;
      }
    }
    throw op.unknown(first);
  }

  private static void checkUpdate(Arguments op) {
    UpdateStatement.required(op, "updateMods");
    op.bool("upsert");
    op.bool("upsertSupplied");
    op.bool("allowShardKeyUpdatesWithoutFullShardKeyInQuery");
    op.documents("arrayFilters");
    op.document("constants");
    op.document("sort");
    checkDelete(op);
  }

  private static void checkDelete(Arguments op) {
    op.requiredDocument("filter");
    op.bool("multi");
    op.document("collation");
    HintArgument.checkType(op);
  }

  private static BulkTarget target(
      Arguments op, Kind kind, BsonDocument source, List<BulkTarget> targets) {
    long index = op.wholeNumberNotNegative(kind.field, 0);
    if (index >= targets.size()) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "BulkWrite ops entry " + ShellText.of(source) + " has an invalid nsInfo index.");
    }
    return targets.get((int) index);
  }

  /** What its fields say. */
  BulkStatement statement(WriteTerms terms) {
    try {
      return switch (kind) {
        case INSERT ->
            new BulkStatement.Insert(
                InsertStatement.prepare(
                    fields.requiredDocument("document"), InsertStatement.Terms.read(fields)));
        case UPDATE -> new BulkStatement.Update(UpdateStatement.ahead(update(), terms));
        case DELETE ->
            new BulkStatement.Delete(
                DeleteStatement.ahead(
                    fields, fields.requiredDocument("filter"), fields.bool("multi"), terms));
      };
    } catch (CommandException error) {
      return new BulkStatement.Wrong(error);
    }
  }

  private UpdateStatement.Source update() {
    return new UpdateStatement.Source(
        fields,
        fields.requiredDocument("filter"),
        new UpdateSource(
            fields.required("updateMods"),
            fields.documents("arrayFilters"),
            fields.document("constants")),
        fields.bool("multi"),
        fields.bool("upsert"));
  }
}
