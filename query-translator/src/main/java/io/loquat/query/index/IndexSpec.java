package io.loquat.query.index;

import io.loquat.query.collation.Collation;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * An index, read from its description: the document that {@code listIndexes} shows and that lies in
 * the catalog. The description is valid: whoever makes one has checked it. Immutable.
 */
public final class IndexSpec {
  private final BsonDocument description;
  private final String name;
  private final boolean unique;
  private final boolean sparse;
  private final boolean hidden;
  private final List<IndexField> fields;
  private final Optional<Filter> partialFilter;
  private final Collation collation;
  private final KeyGenerator generator;

  private IndexSpec(
      BsonDocument description,
      List<IndexField> fields,
      Optional<Filter> partialFilter,
      Collation collation) {
    this.description = description;
    this.name = description.getString("name").getValue();
    this.unique = is(description, "unique");
    this.sparse = is(description, "sparse");
    this.hidden = is(description, "hidden");
    this.fields = List.copyOf(fields);
    this.partialFilter = partialFilter;
    this.collation = collation;
    this.generator = KeyGenerators.of(this);
  }

  /** Reads a description, which names the key pattern and every option that is not the default. */
  public static IndexSpec of(BsonDocument description) {
    List<IndexField> fields =
        description.getDocument("key").entrySet().stream()
            .map(field -> IndexField.of(field.getKey(), field.getValue()))
            .toList();
    Collation collation =
        description.get("collation") instanceof BsonDocument given
            ? Collation.parse(given)
            : Collation.SIMPLE;
    Optional<Filter> partial =
        description.get("partialFilterExpression") instanceof BsonDocument filter
            ? Optional.of(Filters.parse(filter, QueryContext.plain().withTexts(collation.texts())))
            : Optional.empty();
    return new IndexSpec(description, fields, partial, collation);
  }

  /** As {@code listIndexes} shows it. */
  public BsonDocument description() {
    return description;
  }

  public String name() {
    return name;
  }

  public BsonDocument keyPattern() {
    return description.getDocument("key");
  }

  /** The fields of the key pattern, in its order. */
  public List<IndexField> fields() {
    return fields;
  }

  /** Whether a field of the key pattern is of that kind. */
  public boolean has(IndexField.Kind kind) {
    for (IndexField field : fields) {
      if (field.kind() == kind) {
        return true;
      }
    }
    return false;
  }

  public boolean unique() {
    return unique;
  }

  /** Whether new duplicates are refused though the index is not unique: {@code prepareUnique}. */
  public boolean prepareUnique() {
    return is(description, "prepareUnique");
  }

  public boolean sparse() {
    return sparse;
  }

  /** Whether no query may use it. */
  public boolean hidden() {
    return hidden;
  }

  /** The documents that are in the index; empty if all are. */
  public Optional<Filter> partialFilter() {
    return partialFilter;
  }

  public Collation collation() {
    return collation;
  }

  /** How long after the time in its field a document lives, in seconds, if that is limited. */
  public OptionalLong expireAfterSeconds() {
    if (!(description.get("expireAfterSeconds") instanceof BsonNumber seconds)) {
      return OptionalLong.empty();
    }
    // Not a number must not become 0, after which all documents would go.
    return OptionalLong.of(
        Double.isNaN(seconds.doubleValue()) ? Integer.MAX_VALUE : seconds.longValue());
  }

  /**
   * The paths that the wildcard field of the key pattern stands for.
   *
   * @throws java.util.NoSuchElementException if there is no such field
   */
  public WildcardPaths wildcardPaths() {
    IndexField wildcard =
        fields.stream()
            .filter(field -> field.kind() == IndexField.Kind.WILDCARD)
            .findFirst()
            .orElseThrow();
    return WildcardPaths.of(
        wildcard.path(), option("wildcardProjection").map(BsonValue::asDocument));
  }

  /** An option of the description, if it is there. */
  public Optional<BsonValue> option(String name) {
    return Optional.ofNullable(description.get(name));
  }

  private static boolean is(BsonDocument description, String option) {
    return switch (description.get(option)) {
      case BsonBoolean flag -> flag.getValue();
      case BsonNumber number -> number.doubleValue() != 0;
      case null, default -> false;
    };
  }

  /**
   * The keys of a document.
   *
   * @param document as stored, without system fields
   * @throws io.loquat.model.CommandException if it cannot be in the index, such as
   *     CannotIndexParallelArrays (171)
   */
  public IndexKeys keys(BsonDocument document) {
    return partialFilter.isEmpty() || Filters.matches(partialFilter.get(), document)
        ? generator.keys(document)
        : IndexKeys.NONE;
  }

  /**
   * The values of one of a document's keys, by the fields of the key pattern: what a message about
   * the key shows, and {@code returnKey}.
   */
  public BsonDocument values(BsonDocument document, byte[] key) {
    return generator.values(document, key);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof IndexSpec spec
            && name.equals(spec.name)
            && description.equals(spec.description));
  }

  @Override
  public int hashCode() {
    return description.hashCode();
  }

  @Override
  public String toString() {
    return description.toString();
  }
}
