package io.loquat.store;

import io.loquat.model.Namespace;
import io.loquat.query.index.IndexSpec;
import java.time.Instant;
import java.util.List;

/**
 * How far a build of indexes has come. Immutable.
 *
 * @param done of {@code total}, in what the phase counts
 * @param number of the build among all since the server started
 */
public record IndexBuildProgress(
    long number,
    Namespace namespace,
    List<IndexSpec> indexes,
    Phase phase,
    long done,
    long total,
    Instant started) {

  /** What a build does, in this order. */
  public enum Phase {
    /** Waiting for a thread. */
    WAITING("waiting"),
    /** Reading documents and sorting their keys. */
    SCANNING("scanning collection"),
    /** Entering sorted keys. */
    INSERTING("inserting keys from external sorter into index"),
    /** Entering documents anew that were written meanwhile. */
    CATCHING_UP("draining writes received during build"),
    /** Looking for duplicates in unique indexes. */
    CHECKING("checking for duplicate keys");

    private final String text;

    Phase(String text) {
      this.text = text;
    }

    /** For people, as MongoDB says it. */
    public String text() {
      return text;
    }
  }
}
