package io.loquat.commands.query;

import io.loquat.commands.CommandContext;
import io.loquat.commands.explain.Explained;

/** A command that {@code explain} can take apart. */
public interface Explainable {
  /** What the command would do, with nothing done yet. */
  Explained explained(CommandContext context);
}
