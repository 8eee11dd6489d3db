package io.loquat.commands.write;

import io.loquat.model.CommandException;
import io.loquat.model.SystemFields;
import io.loquat.query.context.QueryContext;
import io.loquat.query.update.Update;
import io.loquat.query.update.UpdateSource;
import io.loquat.query.update.Updates;

/**
 * An update parsed ahead for the profile that its collection most likely has: which one it has is
 * known only in the write lane. Immutable.
 */
final class ParsedUpdate {
  private sealed interface Result {
    record Parsed(Update update) implements Result {}

    record Wrong(CommandException error) implements Result {}
  }

  private final UpdateSource source;
  private final SystemFields likely;
  private final QueryContext context;
  private final Result result;

  ParsedUpdate(UpdateSource source, SystemFields likely, QueryContext context) {
    this.source = source;
    this.likely = likely;
    this.context = context;
    this.result = parse(source, likely, context);
  }

  private static Result parse(UpdateSource source, SystemFields profile, QueryContext context) {
    try {
      return new Result.Parsed(Updates.parse(source, profile, context));
    } catch (CommandException error) {
      return new Result.Wrong(error);
    }
  }

  /**
   * @throws CommandException what is wrong with the update
   */
  Update update(SystemFields profile) {
    return switch (profile == likely ? result : parse(source, profile, context)) {
      case Result.Parsed parsed -> parsed.update();
      case Result.Wrong wrong -> throw wrong.error();
    };
  }
}
