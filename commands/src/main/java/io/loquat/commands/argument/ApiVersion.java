package io.loquat.commands.argument;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import org.bson.BsonDocument;

/** The Stable API fields of a command: only version 1 exists. Stateless. */
final class ApiVersion {
  private ApiVersion() {}

  static void check(Arguments arguments, String command, boolean inVersion1) {
    BsonDocument body = arguments.document();
    boolean strict = arguments.bool("apiStrict");
    if (arguments.string("apiVersion").isEmpty()) {
      refuseWithoutVersion(body, "apiStrict");
      refuseWithoutVersion(body, "apiDeprecationErrors");
    } else if (!arguments.requiredString("apiVersion").equals("1")) {
      throw new CommandException(ErrorCode.API_VERSION_ERROR, "API version must be \"1\"");
    }
    arguments.bool("apiDeprecationErrors");
    if (strict && !inVersion1) {
      throw new CommandException(
          ErrorCode.API_STRICT_ERROR,
          "Provided apiStrict:true, but the command " + command + " is not in API Version 1");
    }
  }

  private static void refuseWithoutVersion(BsonDocument body, String field) {
    if (body.containsKey(field)) {
      throw new CommandException(
          ErrorCode.location(4886600), "Provided " + field + " without passing apiVersion");
    }
  }
}
