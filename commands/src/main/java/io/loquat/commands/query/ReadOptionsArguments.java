package io.loquat.commands.query;

import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.HintArgument;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.store.QueryForm;
import io.loquat.store.ReadOptions;
import java.util.Optional;
import org.bson.BsonDocument;

/** The arguments of {@code find} about how it reads. Stateless. */
final class ReadOptionsArguments {
  private ReadOptionsArguments() {}

  /**
   * Reads them.
   *
   * @throws CommandException 51173 for {@code min} or {@code max} without a hint
   */
  static ReadOptions read(Arguments arguments) {
    Optional<BsonDocument> min = bound(arguments, "min");
    Optional<BsonDocument> max = bound(arguments, "max");
    if ((min.isPresent() || max.isPresent()) && !arguments.has("hint")) {
      throw new CommandException(
          ErrorCode.location(51173),
          "When using min()/max() a hint of which index to use must be provided");
    }
    return new ReadOptions(
        HintArgument.read(arguments),
        min,
        max,
        arguments.bool("allowDiskUse"),
        arguments.bool("returnKey"),
        Optional.empty(),
        QueryForm.PLAIN,
        Optional.empty());
  }

  private static Optional<BsonDocument> bound(Arguments arguments, String field) {
    return arguments.document(field).filter(bound -> !bound.isEmpty());
  }
}
