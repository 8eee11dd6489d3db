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
 * {@code $planCacheStats}: passes on what its caller has to say of the plans that are remembered,
 * which it is given in the place of the collection's documents.
 */
record PlanCacheStats() implements Stage {
  static final String NAME = "$planCacheStats";
  private static final String ALL_HOSTS = "allHosts";

  static Stage parse(BsonValue argument, QueryContext context) {
    if (!(argument instanceof BsonDocument options)) {
      throw wrong(NAME + " value must be an object. Found: " + argument.getBsonType());
    }
    for (Map.Entry<String, BsonValue> option : options.entrySet()) {
      if (!option.getKey().equals(ALL_HOSTS)) {
        throw wrong(
            NAME
                + " parameters object may contain only 'allHosts' field. Found: "
                + option.getKey());
      }
      check(option.getValue());
    }
    return new PlanCacheStats();
  }

  private static void check(BsonValue allHosts) {
    if (!(allHosts instanceof BsonBoolean all)) {
      throw wrong(NAME + " parameter 'allHosts' must be a boolean");
    }
    if (all.getValue()) {
      throw new CommandException(
          ErrorCode.location(4503200),
          NAME + " stage supports allHosts parameter only for sharded clusters");
    }
  }

  private static CommandException wrong(String message) {
    return new CommandException(ErrorCode.FAILED_TO_PARSE, message);
  }

  @Override
  public Iterator<StageDocument> run(Iterator<StageDocument> input) {
    return input;
  }
}
