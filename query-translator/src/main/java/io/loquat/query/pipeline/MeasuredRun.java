package io.loquat.query.pipeline;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.bson.BsonDocument;

/**
 * A run of the stages after the head that counts what each gives and takes its time, as {@code
 * explain} tells. Confined to one caller.
 */
public final class MeasuredRun {
  private final List<Output> outputs = new ArrayList<>();

  MeasuredRun(List<Stage> tail, Iterator<StageDocument> documents) {
    outputs.add(new Output(documents));
    for (Stage stage : tail) {
      outputs.add(new Output(stage.run(outputs.getLast())));
    }
  }

  /**
   * What came out of a stage until now. Immutable.
   *
   * @param exhausted whether it was asked for more than there was
   * @param nanos that it and the stages before it took
   */
  public record Figures(long returned, boolean exhausted, long nanos) {}

  /** What comes out at the end. */
  public Iterator<BsonDocument> results() {
    return new Pipeline.Results(outputs.getLast());
  }

  /** Of what went into the first stage, and of each stage. */
  public List<Figures> figures() {
    return outputs.stream().map(Output::figures).toList();
  }

  /** The output of a stage, counted. */
  private static final class Output implements Iterator<StageDocument> {
    private final Iterator<StageDocument> documents;
    private long returned;
    private boolean ended;
    private long nanos;

    Output(Iterator<StageDocument> documents) {
      this.documents = documents;
    }

    Figures figures() {
      return new Figures(returned, ended, nanos);
    }

    @Override
    public boolean hasNext() {
      long start = System.nanoTime();
      try {
        boolean more = documents.hasNext();
        ended = !more;
        return more;
      } finally {
        nanos += System.nanoTime() - start;
      }
    }

    @Override
    public StageDocument next() {
      long start = System.nanoTime();
      try {
        StageDocument next = documents.next();
        returned++;
        return next;
      } finally {
        nanos += System.nanoTime() - start;
      }
    }
  }
}
