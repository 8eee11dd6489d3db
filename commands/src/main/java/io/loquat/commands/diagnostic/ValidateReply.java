package io.loquat.commands.diagnostic;

import io.loquat.commands.index.IdIndex;
import io.loquat.query.operator.ShellText;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionValidation;
import io.loquat.store.CollectionValidation.Entry;
import io.loquat.store.CollectionValidation.IndexValidation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The reply of {@code validate}, in MongoDB's form. Stateless. */
final class ValidateReply {
  private static final String ADVICE =
      "A corrupt namespace has been detected: run validate with { repair: true } to build its"
          + " indexes anew, or restore the database from a backup.";

  private static final String NON_CONFORMANT =
      "Detected one or more documents in this collection not conformant to BSON specifications. For"
          + " more info, see logs with log id 6825900";
  private static final String OFF_SCHEMA =
      "Detected one or more documents not compliant with the collection's schema. Check logs for"
          + " log id 5363500.";

  private ValidateReply() {}

  /** Of a check of the catalog alone: whatever is in it was checked when it was put there. */
  static BsonDocument ofCatalog(CollectionInfo collection) {
    return named(collection)
        .append("nIndexes", new BsonInt32(1 + collection.readyIndexes().size()))
        .append("valid", BsonBoolean.TRUE)
        .append("repaired", BsonBoolean.FALSE)
        .append("warnings", new BsonArray())
        .append("errors", new BsonArray());
  }

  private static BsonDocument named(CollectionInfo collection) {
    return new BsonDocument("ns", new BsonString(collection.namespace().toString()))
        .append("uuid", new BsonBinary(collection.uuid()));
  }

  /**
   * Of a check.
   *
   * @param mayRepair whether what could be repaired would have been
   */
  static BsonDocument of(CollectionInfo collection, CollectionValidation found, boolean mayRepair) {
    return reply(collection, found, mayRepair, false, List.of(), 0, 0);
  }

  /** Of a check after which indexes were mended, or could not be. */
  static BsonDocument ofRepair(
      CollectionInfo collection,
      CollectionValidation before,
      CollectionValidation now,
      boolean repaired) {
    long removed = before.indexes().stream().mapToLong(IndexValidation::extraCount).sum();
    long inserted = before.indexes().stream().mapToLong(IndexValidation::missingCount).sum();
    List<String> warnings =
        repaired
            ? List.of(
                "Removed " + removed + " extra index entries.",
                "Inserted " + inserted + " missing index entries.")
            : List.of();
    return reply(
        collection, now, true, repaired, warnings, repaired ? removed : 0, repaired ? inserted : 0);
  }

  private static BsonDocument reply(
      CollectionInfo collection,
      CollectionValidation found,
      boolean mayRepair,
      boolean repaired,
      List<String> warnings,
      long removed,
      long inserted) {
    BsonDocument reply =
        named(collection)
            .append("nInvalidDocuments", number(found.invalidDocuments()))
            .append("nNonCompliantDocuments", number(found.nonConformant() + found.offSchema()))
            .append("nrecords", number(found.records()))
            .append("nIndexes", new BsonInt32(1 + found.indexes().size()))
            .append("keysPerIndex", keysPerIndex(found))
            .append("indexDetails", indexDetails(found))
            .append("valid", BsonBoolean.valueOf(found.valid()))
            .append("repaired", BsonBoolean.valueOf(repaired))
            .append("warnings", texts(warnings(found, warnings)))
            .append("errors", texts(errors(found)))
            .append("extraIndexEntries", entries(found, IndexValidation::extra))
            .append("missingIndexEntries", entries(found, IndexValidation::missing))
            .append("corruptRecords", corruptRecords(found));
    if (mayRepair) {
      reply
          .append("numRemovedCorruptRecords", new BsonInt32(0))
          .append("numRemovedExtraIndexEntries", number(removed))
          .append("numInsertedMissingIndexEntries", number(inserted));
    }
    return found.valid() ? reply : reply.append("advice", new BsonString(ADVICE));
  }

  private static List<String> warnings(CollectionValidation found, List<String> others) {
    List<String> warnings = new ArrayList<>(others);
    if (found.nonConformant() > 0) {
      warnings.add(NON_CONFORMANT);
    }
    if (found.offSchema() > 0) {
      warnings.add(OFF_SCHEMA);
    }
    return warnings;
  }

  private static BsonValue number(long count) {
    return count == (int) count ? new BsonInt32((int) count) : new BsonInt64(count);
  }

  private static BsonDocument keysPerIndex(CollectionValidation found) {
    BsonDocument keys = new BsonDocument(IdIndex.NAME, number(found.records()));
    found.indexes().forEach(index -> keys.append(index.spec().name(), number(index.keys())));
    return keys;
  }

  private static BsonDocument indexDetails(CollectionValidation found) {
    BsonDocument details = new BsonDocument(IdIndex.NAME, valid(true));
    found.indexes().forEach(index -> details.append(index.spec().name(), details(index)));
    return details;
  }

  private static BsonDocument valid(boolean valid) {
    return new BsonDocument("valid", BsonBoolean.valueOf(valid));
  }

  private static BsonDocument details(IndexValidation index) {
    List<String> problems = problems(index);
    return problems.isEmpty() ? valid(true) : valid(false).append("errors", texts(problems));
  }

  private static List<String> errors(CollectionValidation found) {
    List<String> errors = new ArrayList<>(found.problems());
    if (found.invalidDocuments() > 0) {
      errors.add("Detected " + found.invalidDocuments() + " documents that cannot be read.");
    }
    for (IndexValidation index : found.indexes()) {
      problems(index).forEach(problem -> errors.add(index.spec().name() + ": " + problem));
    }
    return errors;
  }

  private static List<String> problems(IndexValidation index) {
    List<String> problems = new ArrayList<>();
    if (index.missingCount() > 0) {
      problems.add("Detected " + index.missingCount() + " missing index entries.");
    }
    if (index.extraCount() > 0) {
      problems.add("Detected " + index.extraCount() + " extra index entries.");
    }
    if (index.arraysUnknown()) {
      problems.add("Index is not marked multikey, but documents have arrays in its fields.");
    }
    index
        .duplicate()
        .ifPresent(
            key -> problems.add("Unique index has duplicate keys: " + ShellText.of(key) + "."));
    return problems;
  }

  private static BsonArray entries(
      CollectionValidation found, Function<IndexValidation, List<Entry>> which) {
    BsonArray entries = new BsonArray();
    for (IndexValidation index : found.indexes()) {
      for (Entry entry : which.apply(index)) {
        BsonDocument shown =
            new BsonDocument("indexName", new BsonString(index.spec().name()))
                .append("recordId", new BsonInt64(entry.recordId()));
        entry.id().ifPresent(id -> shown.append("idKey", new BsonDocument("_id", id)));
        entries.add(shown.append("indexKey", entry.key()));
      }
    }
    return entries;
  }

  private static BsonArray corruptRecords(CollectionValidation found) {
    return new BsonArray(found.corruptRecords().stream().<BsonValue>map(BsonInt64::new).toList());
  }

  private static BsonArray texts(List<String> texts) {
    return new BsonArray(texts.stream().<BsonValue>map(BsonString::new).toList());
  }
}
