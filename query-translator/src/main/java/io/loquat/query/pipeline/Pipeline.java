package io.loquat.query.pipeline;

import io.loquat.query.filter.Filter;
import io.loquat.query.sort.Sort;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;

/** A parsed aggregation pipeline. Immutable. */
public final class Pipeline {
  private Pipeline() {}

  /**
   * Parses the stages.
   *
   * @throws io.loquat.model.CommandException 40324 for an unrecognized stage; a clear error for one
   *     that is known but not supported yet
   */
  public static Pipeline parse(List<BsonDocument> stages) {
    throw new UnsupportedOperationException("being built");
  }

  /**
   * What the store can answer of the pipeline's beginning, as {@code find} would: filter, then
   * sort, then skip, then limit. {@link #run} does the rest.
   *
   * @param skip 0 for none
   * @param limit 0 for none
   */
  public record Head(Filter filter, Optional<Sort> sort, long skip, long limit) {}

  public Head head() {
    throw new UnsupportedOperationException("being built");
  }

  /**
   * If the whole pipeline after {@link #head} only counts documents ({@code $count}, or {@code
   * $group} with a constant {@code _id} and {@code {$sum: 1}}), the replies made of that count.
   */
  public Optional<CountTail> countTail() {
    throw new UnsupportedOperationException("being built");
  }

  /** Turns a count of documents into the pipeline's result. */
  @FunctionalInterface
  public interface CountTail {
    List<BsonDocument> result(long count);
  }

  /** Runs the stages after the head over the documents that the head gave, lazily. */
  public Iterator<BsonDocument> run(Iterator<BsonDocument> documents) {
    throw new UnsupportedOperationException("being built");
  }
}
