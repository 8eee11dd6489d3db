package io.loquat.commands.query;

import io.loquat.commands.argument.Arguments;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.store.CappedLimits;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionKind;
import org.bson.BsonDocument;
import org.bson.BsonNumber;

/** Whether a cursor goes on with what is inserted later, and whether it waits for that. */
enum Tailable {
  NO,
  YES,
  AWAIT_DATA;

  /** What is asked for, if it makes sense. */
  static Tailable read(Arguments arguments) {
    boolean tailable = arguments.bool("tailable");
    boolean awaits = arguments.bool("awaitData");
    if (awaits && !tailable) {
      throw new CommandException(
          ErrorCode.FAILED_TO_PARSE, "Cannot set 'awaitData' without also setting 'tailable'");
    }
    if (tailable && arguments.bool("singleBatch")) {
      throw wrong("Cannot use tailable option with the 'singleBatch' option");
    }
    if (tailable && !isForward(arguments.document("sort").orElseGet(BsonDocument::new))) {
      throw wrong("cannot use tailable option with a sort other than {$natural: 1}");
    }
    if (awaits) {
      return AWAIT_DATA;
    }
    return tailable ? YES : NO;
  }

  private static boolean isForward(BsonDocument sort) {
    return sort.isEmpty()
        || (sort.size() == 1
            && sort.get("$natural") instanceof BsonNumber direction
            && direction.doubleValue() == 1);
  }

  /**
   * @throws CommandException BadValue if the collection is not capped, InvalidPipelineOperator if
   *     what it shows comes from a pipeline
   */
  static void requireCapped(CollectionInfo collection) {
    if (collection.isView() || collection.kind() instanceof CollectionKind.TimeSeries) {
      throw new CommandException(
          ErrorCode.INVALID_PIPELINE_OPERATOR, "Option tailable not supported in aggregation");
    }
    if (CappedLimits.of(collection).isEmpty()) {
      throw wrong(
          "error processing query: ns=%s tailable cursor requested on non capped collection"
              .formatted(collection.namespace()));
    }
  }

  private static CommandException wrong(String message) {
    return new CommandException(ErrorCode.BAD_VALUE, message);
  }
}
