package io.loquat.commands.planning;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/**
 * {@code removeQuerySettings}: MongoDB keeps the settings of query shapes in its cluster, and
 * refuses the command on a standalone server; so does this one. Stateless.
 */
public final class RemoveQuerySettings implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("removeQuerySettings")
          .quick()
          .adminOnly()
          .lenient()
          .help("Refused, as on a standalone server: there are no settings of query shapes.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    throw new CommandException(
        ErrorCode.ILLEGAL_OPERATION, SPEC.name() + " cannot be used on a standalone server");
  }
}
