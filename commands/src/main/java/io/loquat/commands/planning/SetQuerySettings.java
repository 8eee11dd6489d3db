package io.loquat.commands.planning;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/**
 * {@code setQuerySettings}: MongoDB keeps the settings of query shapes in its cluster, and refuses
 * the command on a standalone server; so does this one. Stateless.
 */
public final class SetQuerySettings implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("setQuerySettings")
          .quick()
          .adminOnly()
          .lenient()
          .help("Refused, as on a standalone server: queries of a shape get no settings.");

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
