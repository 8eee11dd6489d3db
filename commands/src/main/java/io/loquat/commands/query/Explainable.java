package io.loquat.commands.query;

import io.loquat.commands.CommandContext;
import io.loquat.store.FindQuery;

/** A command that {@code explain} can take apart: its reading is one query of the store. */
public interface Explainable {
  /** The query that the command would run. */
  FindQuery explained(CommandContext context);
}
