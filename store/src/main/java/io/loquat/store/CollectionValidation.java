package io.loquat.store;

import io.loquat.query.index.IndexSpec;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * What a check of a collection found: whether its documents can be read, and whether its indexes
 * hold what they should and no more. Immutable.
 *
 * @param records the live documents
 * @param corruptRecords the record ids of documents that cannot be read; not more than a few
 * @param invalidDocuments how many cannot be read
 * @param nonConformant how many hold what BSON should not
 * @param offSchema how many do not comply with the collection's validator
 * @param indexes without the one on {@code _id}
 * @param problems of the file itself
 */
public record CollectionValidation(
    long records,
    List<Long> corruptRecords,
    long invalidDocuments,
    long nonConformant,
    long offSchema,
    List<IndexValidation> indexes,
    List<String> problems) {
  public CollectionValidation {
    corruptRecords = List.copyOf(corruptRecords);
    indexes = List.copyOf(indexes);
    problems = List.copyOf(problems);
  }

  /** Whether all is as it should be; documents that only should not be so are no harm. */
  public boolean valid() {
    return invalidDocuments == 0
        && problems.isEmpty()
        && indexes.stream().allMatch(IndexValidation::valid);
  }

  /**
   * What was found of one index.
   *
   * @param keys how many entries it has
   * @param missing some of the entries it lacks
   * @param extra some of the entries it should not have
   * @param arraysUnknown whether documents have arrays where the catalog says that there are none
   * @param duplicate values that two documents have, though the index is unique
   */
  public record IndexValidation(
      IndexSpec spec,
      long keys,
      long missingCount,
      List<Entry> missing,
      long extraCount,
      List<Entry> extra,
      boolean arraysUnknown,
      Optional<BsonDocument> duplicate) {
    public IndexValidation {
      missing = List.copyOf(missing);
      extra = List.copyOf(extra);
    }

    /** Whether the index agrees with the documents. */
    public boolean valid() {
      return missingCount == 0 && extraCount == 0 && !arraysUnknown && duplicate.isEmpty();
    }
  }

  /**
   * An entry of an index.
   *
   * @param id of its document; empty if there is none
   * @param key the values, as far as a document shows them
   */
  public record Entry(long recordId, Optional<BsonValue> id, BsonDocument key) {}
}
