package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.operator.ShellText;
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
      throw new CommandException(
          ErrorCode.location(7746800), NAME + " stage expects a document as argument");
    }
    for (Map.Entry<String, BsonValue> option : options.entrySet()) {
      if (!option.getKey().equals(SHOWS_QUERY)) {
        throw new CommandException(
            ErrorCode.location(40415),
            "BSON field '" + NAME + "." + option.getKey() + "' is an unknown field.");
      }
      if (!(option.getValue() instanceof BsonBoolean || option.getValue().isNull())) {
        throw new CommandException(
            ErrorCode.TYPE_MISMATCH,
            "BSON field '%s.%s' is the wrong type '%s', expected type 'bool'"
                .formatted(NAME, SHOWS_QUERY, ShellText.typeName(option.getValue())));
      }
    }
    return new QuerySettings();
  }

  @Override
  public Iterator<StageDocument> run(Iterator<StageDocument> input) {
    return input;
  }
}
