package io.loquat.commands.write;

import io.loquat.model.CommandException;

/** What one element of {@code ops} says, parsed ahead. Immutable. */
sealed interface BulkStatement {
  record Insert(InsertStatement statement) implements BulkStatement {}

  record Update(ParsedAhead<UpdateStatement> statement) implements BulkStatement {}

  record Delete(ParsedAhead<DeleteStatement> statement) implements BulkStatement {}

  /** Reported where the op would have run, after those before it. */
  record Wrong(CommandException error) implements BulkStatement {}
}
