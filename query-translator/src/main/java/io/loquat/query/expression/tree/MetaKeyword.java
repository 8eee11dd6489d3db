package io.loquat.query.expression.tree;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.context.QueryContext;
import io.loquat.query.meta.MetaPath;
import io.loquat.query.operator.ShellText;
import java.util.Optional;
import org.bson.BsonString;
import org.bson.BsonValue;

/** What {@code $meta} can be asked for: Loquat's system values, and MongoDB's keywords. */
final class MetaKeyword {
  private MetaKeyword() {}

  static Expression parse(BsonValue argument, QueryContext context) {
    if (!(argument instanceof BsonString text)) {
      throw new CommandException(ErrorCode.location(17307), "$meta only supports string arguments");
    }
    Optional<MetaPath> path = MetaPath.ofKeyword(text.getValue());
    if (path.isEmpty()) {
      return ofMongoDb(text);
    }
    if (path.get().field().isComputed() && !context.computed().contains(path.get().field())) {
      throw new CommandException(
          ErrorCode.location(40218),
          "query requires " + ShellText.of(argument) + " metadata, but it is not available");
    }
    if (!path.get().below().isEmpty()) {
      AggregationPath.parse(path.get().keyword());
    }
    return new Expression.Meta(path.get());
  }

  /** Only other stages or indexes than there are would have left anything behind. */
  private static Expression ofMongoDb(BsonString keyword) {
    return switch (keyword.getValue()) {
      case "indexKey", "randVal", "searchHighlights", "searchScore", "searchScoreDetails" ->
          new Expression.Constant(MissingValue.VALUE);
      case "recordId", "sortKey", "vectorSearchScore", "timeseriesBucketMinTime" ->
          throw new CommandException(
              ErrorCode.COMMAND_NOT_SUPPORTED,
              "$meta " + ShellText.of(keyword) + " is not supported yet");
      default ->
          throw new CommandException(
              ErrorCode.location(17308), "Unsupported argument to $meta: " + keyword.getValue());
    };
  }
}
