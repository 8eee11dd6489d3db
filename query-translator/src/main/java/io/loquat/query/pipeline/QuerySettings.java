package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import java.util.Iterator;
import java.util.Map;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * {@code $querySettings}: gives the settings of query shapes, of which there are none: as on a
 * standalone server nobody can set any.
 */
record QuerySettings() implements Stage {
  static final String NAME = "$querySettings";
  private static final String SHOWS_QUERY = "showDebugQueryShape";

  static Stage parse(BsonValue argument, QueryContext context) {
    if (!(argument instanceof BsonDocument options)) {
      throw new CommandException(ErrorCode.FAILED_TO_PARSE, NAME + " value must be an object");
    }
    for (Map.Entry<String, BsonValue> option : options.entrySet()) {
      if (!option.getKey().equals(SHOWS_QUERY)) {
        throw new CommandException(
            ErrorCode.location(40415),
            "BSON field '" + NAME + "." + option.getKey() + "' is an unknown field.");
      }
      if (!(option.getValue() instanceof BsonBoolean)) {
        throw new CommandException(
            ErrorCode.TYPE_MISMATCH,
            "BSON field '" + NAME + "." + SHOWS_QUERY + "' is the wrong type, expected bool");
      }
    }
    return new QuerySettings();
  }

  @Override
  public Iterator<StageDocument> run(Iterator<StageDocument> input) {
    return input;
  }
}
