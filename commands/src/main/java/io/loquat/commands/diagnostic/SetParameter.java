package io.loquat.commands.diagnostic;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.Unsupported;
import io.loquat.model.CommandException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * {@code setParameter}: changes a parameter of the running server, one of {@link
 * RuntimeParameter#ALL}. Stateless.
 */
public final class SetParameter implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("setParameter")
          .quick()
          .adminOnly()
          .lenient()
          .help("Changes a server parameter.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Arguments arguments = context.arguments();
    RuntimeParameter parameter =
        RuntimeParameter.ALL.stream()
            .filter(known -> arguments.has(known.name()))
            .findFirst()
            .orElseThrow(SetParameter::unknown);
    BsonValue before = parameter.read().apply(context.server());
    parameter.write().accept(context.server(), arguments);
    return CompletableFuture.completedFuture(new BsonDocument("was", before));
  }

  private static CommandException unknown() {
    return Unsupported.notYet(
        "Setting any parameter but "
            + RuntimeParameter.ALL.stream()
                .map(RuntimeParameter::name)
                .collect(Collectors.joining(", ")));
  }
}
