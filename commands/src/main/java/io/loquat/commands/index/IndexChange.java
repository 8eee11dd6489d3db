package io.loquat.commands.index;

import io.loquat.commands.argument.Arguments;
import io.loquat.model.BsonOrder;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.index.IndexField;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.limit.DocumentSize;
import io.loquat.query.operator.ShellText;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionKind;
import io.loquat.store.IndexInfo;
import io.loquat.store.WriteTransaction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonValue;

/**
 * What {@code collMod} is to change about an index: its arguments {@code index} and {@code dryRun}.
 * Immutable.
 *
 * @param dryRun whether only to try if the index can become unique
 */
public record IndexChange(
    Optional<String> name,
    Optional<BsonDocument> keyPattern,
    OptionalLong expireAfterSeconds,
    Optional<Boolean> hidden,
    Optional<Boolean> unique,
    Optional<Boolean> prepareUnique,
    boolean dryRun) {
  private static final Set<String> FIELDS =
      Set.of("name", "keyPattern", "expireAfterSeconds", "hidden", "unique", "prepareUnique");

  private static final int VIOLATIONS_MAX = 1_000;
  private static final long VIOLATION_BYTES_MAX = 8L << 20;

  /**
   * Reads the arguments.
   *
   * @return empty if no index is to be changed
   * @throws CommandException InvalidOptions (72), BadValue (2) and others
   */
  public static Optional<IndexChange> read(Arguments arguments) {
    boolean dryRun = arguments.boolOrNumber("dryRun", false);
    Optional<Arguments> index = arguments.nested("index");
    if (index.isEmpty() && dryRun) {
      throw onlyUnique();
    }
    return index.map(given -> read(given, dryRun));
  }

  private static IndexChange read(Arguments index, boolean dryRun) {
    index.allowOnly(FIELDS);
    IndexChange change =
        new IndexChange(
            index.string("name"),
            index.document("keyPattern"),
            index.has("expireAfterSeconds")
                ? OptionalLong.of(index.wholeNumber("expireAfterSeconds", 0))
                : OptionalLong.empty(),
            flag(index, "hidden"),
            flag(index, "unique"),
            flag(index, "prepareUnique"),
            dryRun);
    change.check();
    return change;
  }

  private static Optional<Boolean> flag(Arguments index, String field) {
    return index.has(field) ? Optional.of(index.boolOrNumber(field, false)) : Optional.empty();
  }

  private void check() {
    if (name.isEmpty() && keyPattern.isEmpty()) {
      throw invalid("Must specify either index name or key pattern");
    }
    if (name.isPresent() && keyPattern.isPresent()) {
      throw invalid("Cannot specify both key pattern and name.");
    }
    if (expireAfterSeconds.isEmpty()
        && hidden.isEmpty()
        && unique.isEmpty()
        && prepareUnique.isEmpty()) {
      throw invalid("no expireAfterSeconds, hidden, unique, or prepareUnique field");
    }
    if (expireAfterSeconds.isPresent() && expireAfterSeconds.getAsLong() < 0) {
      throw invalid("TTL index 'expireAfterSeconds' option cannot be less than 0");
    }
    if (unique.isPresent() && !unique.get()) {
      throw new CommandException(
          ErrorCode.BAD_VALUE, "Cannot make index non-unique: 'unique' can only be true");
    }
    if (dryRun && unique.isEmpty()) {
      throw onlyUnique();
    }
  }

  private static CommandException onlyUnique() {
    return invalid("dryRun mode is only supported to convert an index to unique");
  }

  /**
   * Changes the index.
   *
   * @param reply gets the values before and after
   * @throws CommandException IndexNotFound (27), CannotConvertIndexToUnique (359) and others
   */
  public void apply(WriteTransaction transaction, CollectionInfo collection, BsonDocument reply) {
    if (collection.kind() instanceof CollectionKind.View) {
      throw invalid("Options not supported on a view: index");
    }
    if (meansId(collection)) {
      throw aboutId(collection);
    }
    IndexSpec spec = find(collection);
    boolean converts = unique.isPresent() && !spec.unique();
    boolean prepares =
        prepareUnique.isPresent() && !spec.unique() && prepareUnique.get() != spec.prepareUnique();
    if ((converts || prepares) && (expireAfterSeconds.isPresent() || hidden.isPresent())) {
      throw invalid(
          "'unique' and 'prepareUnique' cannot be changed along with other options of an index");
    }
    BsonDocument description = spec.description().clone();
    expireAfterSeconds.ifPresent(seconds -> expire(spec, seconds, description, reply));
    hidden.ifPresent(
        wanted -> {
          if (wanted != spec.hidden()) {
            set(description, reply, "hidden", wanted);
          }
        });
    if (prepares) {
      set(description, reply, "prepareUnique", prepareUnique.orElseThrow());
    }
    if (converts) {
      convert(transaction, collection, spec, description);
    }
    if (!dryRun && !description.equals(spec.description())) {
      transaction.changeIndex(collection, spec.name(), IndexSpec.of(description));
    }
    if (converts && !dryRun) {
      reply.append("unique_new", BsonBoolean.TRUE);
    }
  }

  private boolean meansId(CollectionInfo collection) {
    String id =
        collection.kind() instanceof CollectionKind.Clustered clustered
            ? clustered.indexName()
            : IdIndex.NAME;
    return name.filter(id::equals).isPresent() || keyPattern.filter(IdIndex::isKey).isPresent();
  }

  private CommandException aboutId(CollectionInfo collection) {
    if (collection.kind() instanceof CollectionKind.Clustered) {
      return new CommandException(
          ErrorCode.location(6011800), "The index of a clustered collection cannot be changed");
    }
    if (hidden.isPresent()) {
      return new CommandException(ErrorCode.BAD_VALUE, "can't hide _id index");
    }
    return invalid("the _id field does not support this option");
  }

  private IndexSpec find(CollectionInfo collection) {
    List<IndexSpec> found =
        collection.indexes().stream().map(IndexInfo::spec).filter(this::means).toList();
    if (found.isEmpty()) {
      throw new CommandException(
          ErrorCode.INDEX_NOT_FOUND,
          "cannot find index %s for ns %s"
              .formatted(
                  name.orElseGet(() -> ShellText.of(keyPattern.orElseThrow())),
                  collection.namespace()));
    }
    if (found.size() > 1) {
      throw new CommandException(
          ErrorCode.AMBIGUOUS_INDEX_KEY_PATTERN,
          "index keyPattern %s matches %s indexes, must use index name. Conflicting indexes: %s, %s"
              .formatted(
                  ShellText.of(keyPattern.orElseThrow()),
                  found.size(),
                  ShellText.of(found.get(0).description()),
                  ShellText.of(found.get(1).description())));
    }
    return found.getFirst();
  }

  private boolean means(IndexSpec index) {
    return name.map(index.name()::equals)
        .orElseGet(() -> BsonOrder.equal(index.keyPattern(), keyPattern.orElseThrow()));
  }

  private static void expire(
      IndexSpec spec, long seconds, BsonDocument description, BsonDocument reply) {
    if (spec.keyPattern().size() > 1 || spec.has(IndexField.Kind.WILDCARD)) {
      throw invalid(
          "TTL indexes are single-field indexes, compound indexes do not support TTL. Index spec: "
              + ShellText.of(spec.description()));
    }
    int kept = (int) Math.min(Integer.MAX_VALUE, seconds);
    spec.expireAfterSeconds()
        .ifPresent(before -> reply.append("expireAfterSeconds_old", new BsonInt64(before)));
    reply.append("expireAfterSeconds_new", new BsonInt64(kept));
    description.append(TimeToLive.OPTION, new BsonInt32(kept));
  }

  private static void set(
      BsonDocument description, BsonDocument reply, String flag, boolean wanted) {
    reply.append(flag + "_old", BsonBoolean.valueOf(!wanted));
    reply.append(flag + "_new", BsonBoolean.valueOf(wanted));
    if (wanted) {
      description.append(flag, BsonBoolean.TRUE);
    } else {
      description.remove(flag);
    }
  }

  /** Checks that no two documents have the same key. */
  private static void convert(
      WriteTransaction transaction,
      CollectionInfo collection,
      IndexSpec spec,
      BsonDocument description) {
    if (!spec.prepareUnique()) {
      throw invalid(
          "Cannot make index unique with 'prepareUnique=false'. Run collMod to set it first.");
    }
    description.remove("prepareUnique");
    description.append("unique", BsonBoolean.TRUE);
    List<List<BsonValue>> groups =
        transaction.duplicates(collection.namespace().collection(), spec.name(), VIOLATIONS_MAX);
    if (!groups.isEmpty()) {
      throw new CommandException(
          ErrorCode.CANNOT_CONVERT_INDEX_TO_UNIQUE,
          "Cannot convert the index to unique. Please resolve conflicting documents before running"
              + " collMod again.",
          new BsonDocument("violations", violations(groups)));
    }
  }

  /** The documents in the way, as many as fit in a reply. */
  private static BsonArray violations(List<List<BsonValue>> groups) {
    BsonArray violations = new BsonArray();
    long bytes = 0;
    for (List<BsonValue> group : groups) {
      BsonArray ids = new BsonArray(group);
      bytes += DocumentSize.bytesAtMost(ids);
      if (bytes > VIOLATION_BYTES_MAX) {
        break;
      }
      violations.add(new BsonDocument("ids", ids));
    }
    return violations;
  }

  private static CommandException invalid(String why) {
    return new CommandException(ErrorCode.INVALID_OPTIONS, why);
  }
}
