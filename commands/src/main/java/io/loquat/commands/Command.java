package io.loquat.commands;

import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/** One MongoDB command. Stateless: one instance serves all clients. */
public interface Command {
  CommandSpec spec();

  /**
   * Reads the arguments, calls the store, builds the reply. Mistakes of the user are thrown, or
   * fail the stage, as {@link io.loquat.model.CommandException}s.
   *
   * @return the reply, {@code ok} left out: the dispatcher adds it
   */
  CompletionStage<BsonDocument> run(CommandContext context);
}
