package io.loquat.query.projection;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import java.util.Optional;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/** What {@code $meta} can read. */
enum MetaField {
  VERSION,
  METADATA,
  /** Something that only other stages or indexes would have left behind. */
  ABSENT;

  static MetaField parse(BsonValue argument) {
    if (!(argument instanceof BsonString text)) {
      throw new CommandException(ErrorCode.LOCATION_17307, "$meta only supports string arguments");
    }
    return switch (text.getValue()) {
      case "version" -> VERSION;
      case "metadata" -> METADATA;
      case "indexKey", "randVal", "searchHighlights", "searchScore", "searchScoreDetails" -> ABSENT;
      case "textScore", "geoNearDistance", "geoNearPoint" ->
          throw new CommandException(
              ErrorCode.LOCATION_40218,
              "query requires " + ShellText.of(argument) + " metadata, but it is not available");
      case "recordId", "sortKey", "vectorSearchScore", "timeseriesBucketMinTime" ->
          throw new CommandException(
              ErrorCode.COMMAND_NOT_SUPPORTED,
              "$meta " + ShellText.of(argument) + " is not supported yet");
      default ->
          throw new CommandException(
              ErrorCode.LOCATION_17308, "Unsupported argument to $meta: " + text.getValue());
    };
  }

  Optional<BsonValue> read(DocumentMeta meta) {
    return switch (this) {
      case VERSION -> Optional.of(new BsonInt64(meta.version()));
      case METADATA -> Optional.of(meta.metadata());
      case ABSENT -> Optional.empty();
    };
  }
}
