package io.loquat.commands.write;

import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.FilterArgument;
import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.CommandException;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** A statement's filter, parsed, and the version that the statement expects. Immutable. */
sealed interface ParsedFilter {
  record Parsed(Filter filter, ExpectedVersion expected) implements ParsedFilter {}

  /** Reported where the statement would have run, after those before it. */
  record Wrong(CommandException error) implements ParsedFilter {}

  /**
   * Parses the filter; {@code expectedVersion} may stand in it as {@code $expectedVersion} or
   * beside it.
   */
  static ParsedFilter parse(Arguments statement, BsonDocument filter) {
    try {
      FilterArgument argument = FilterArgument.forWrite(filter);
      Optional<BsonValue> beside = statement.value("expectedVersion");
      ExpectedVersion expected =
          beside.isPresent()
              ? ExpectedVersion.parse(statement.path("expectedVersion"), beside.get())
              : argument.expected();
      return new Parsed(Filters.parse(argument.filter()), expected);
    } catch (CommandException error) {
      return new Wrong(error);
    }
  }

  default Parsed orThrow() {
    return switch (this) {
      case Parsed parsed -> parsed;
      case Wrong wrong -> throw wrong.error();
    };
  }
}
