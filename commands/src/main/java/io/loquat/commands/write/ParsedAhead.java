package io.loquat.commands.write;

import io.loquat.model.CommandException;
import io.loquat.store.CollectionInfo;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something parsed ahead for the rules that its collection most likely has: which it has is known
 * only in the write lane. A mistake is reported there too, after the statements before it.
 * Immutable.
 */
final class ParsedAhead<T> {
  private sealed interface Outcome<T> {
    record Right<T>(T value) implements Outcome<T> {}

    record Wrong<T>(CommandException error) implements Outcome<T> {}
  }

  private final CollectionRules likely;
  private final Function<CollectionRules, T> parser;
  private final Outcome<T> outcome;

  /**
   * @param parser throws CommandException for what is wrong
   */
  ParsedAhead(CollectionRules likely, Function<CollectionRules, T> parser) {
    this.likely = likely;
    this.parser = parser;
    this.outcome = parse(parser, likely);
  }

  private static <T> Outcome<T> parse(Function<CollectionRules, T> parser, CollectionRules rules) {
    try {
      return new Outcome.Right<>(parser.apply(rules));
    } catch (CommandException error) {
      return new Outcome.Wrong<>(error);
    }
  }

  /**
   * @param collection the rules are a new one's if it is not there
   * @throws CommandException what is wrong with it
   */
  T under(Optional<CollectionInfo> collection) {
    return under(collection.map(CollectionRules::of).orElse(likely));
  }

  private T under(CollectionRules rules) {
    return switch (rules.equals(likely) ? outcome : parse(parser, rules)) {
      case Outcome.Right<T>(T value) -> value;
      case Outcome.Wrong<T>(CommandException error) -> throw error;
    };
  }
}
