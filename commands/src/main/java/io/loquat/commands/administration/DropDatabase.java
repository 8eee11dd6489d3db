package io.loquat.commands.administration;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/** {@code dropDatabase}: removes a database and its file. Stateless. */
public final class DropDatabase implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("dropDatabase")
          .writes()
          .stable()
          .help("Drops a database and deletes its file.");

  private static final Set<String> PROTECTED = Set.of("admin", "config", "local");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    context.arguments().required("dropDatabase");
    if (context.arguments().wholeNumber("dropDatabase", 0) != 1) {
      throw new CommandException(
          ErrorCode.location(5255100), "Have to pass 1 as 'db' parameter of dropDatabase");
    }
    String database = context.database();
    if (PROTECTED.contains(database)) {
      throw new CommandException(
          ErrorCode.ILLEGAL_OPERATION, "Dropping the '" + database + "' database is prohibited.");
    }
    return context.store().dropDatabase(database).thenApply(dropped -> new BsonDocument());
  }
}
