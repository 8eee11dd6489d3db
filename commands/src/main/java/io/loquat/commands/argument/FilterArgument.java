package io.loquat.commands.argument;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A filter as clients send it, with Loquat's own operators taken out of its top level. Immutable.
 *
 * @param filter what is left
 * @param expected {@code $expectedVersion}, or no check
 */
public record FilterArgument(BsonDocument filter, ExpectedVersion expected) {
  private static final String EXPECTED_VERSION = "$expectedVersion";

  /** The filter of a read, which knows no expected version. */
  public static Filter forRead(BsonDocument filter) {
    if (filter.containsKey(EXPECTED_VERSION)) {
      throw new CommandException(
          ErrorCode.BAD_VALUE, EXPECTED_VERSION + " is only allowed in the filter of a write");
    }
    refuseSoftDelete(filter);
    return Filters.parse(filter);
  }

  /** The filter of a write, still to be parsed. */
  public static FilterArgument forWrite(BsonDocument filter) {
    refuseSoftDelete(filter);
    BsonValue version = filter.get(EXPECTED_VERSION);
    if (version == null) {
      return new FilterArgument(filter, ExpectedVersion.NO_CHECK);
    }
    BsonDocument rest = new BsonDocument();
    rest.putAll(filter);
    rest.remove(EXPECTED_VERSION);
    return new FilterArgument(rest, ExpectedVersion.parse(EXPECTED_VERSION, version));
  }

  private static void refuseSoftDelete(BsonDocument filter) {
    refuse(filter, "$softDelete");
    refuse(filter, "$archived");
  }

  private static void refuse(BsonDocument filter, String operator) {
    if (filter.containsKey(operator)) {
      throw new CommandException(
          ErrorCode.COMMAND_NOT_SUPPORTED, operator + " is not supported yet");
    }
  }
}
