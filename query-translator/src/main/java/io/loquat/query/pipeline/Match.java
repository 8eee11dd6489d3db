package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code $match}: passes on the documents that match a filter. */
record Match(Filter filter) implements Stage {
  static Stage parse(BsonValue argument, QueryContext context) {
    if (!(argument instanceof BsonDocument source)) {
      throw new CommandException(
          ErrorCode.location(15959), "the match filter must be an expression in an object");
    }
    return new Match(Filters.parseUnordered(source, context));
  }

  /**
   * Checks a stage behind another one.
   *
   * @throws CommandException 17313 if it searches for text
   */
  static void checkNoSearch(BsonDocument stage) {
    if (stage.get("$match") instanceof BsonDocument filter && searches(filter)) {
      throw new CommandException(
          ErrorCode.location(17313),
          "$match with $text is only allowed as the first pipeline stage");
    }
  }

  private static boolean searches(BsonValue value) {
    return switch (value) {
      case BsonDocument document ->
          document.containsKey("$text") || document.values().stream().anyMatch(Match::searches);
      case BsonArray array -> array.stream().anyMatch(Match::searches);
      default -> false;
    };
  }

  @Override
  public Iterator<StageDocument> run(Iterator<StageDocument> input) {
    return new Matching(input);
  }

  /** Looks one match ahead. */
  private final class Matching implements Iterator<StageDocument> {
    private final Iterator<StageDocument> input;
    private Optional<StageDocument> next = Optional.empty();

    Matching(Iterator<StageDocument> input) {
      this.input = input;
    }

    @Override
    public boolean hasNext() {
      while (next.isEmpty() && input.hasNext()) {
        next = Optional.of(input.next()).filter(this::matches);
      }
      return next.isPresent();
    }

    private boolean matches(StageDocument row) {
      return Filters.matches(filter, row.document(), row.meta());
    }

    @Override
    public StageDocument next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      StageDocument match = next.orElseThrow();
      next = Optional.empty();
      return match;
    }
  }
}
