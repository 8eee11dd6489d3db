package io.loquat.commands.index;

import io.loquat.model.BsonOrder;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.filter.Filters;
import io.loquat.query.index.IndexField;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.operator.ShellText;
import io.loquat.store.CollectionInfo;
import io.loquat.store.IndexInfo;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Whether a collection may have an index beside those it has. Stateless.
 *
 * <p>Key pattern, collation, partial filter, {@code unique}, {@code sparse} and the projection of a
 * wildcard index tell indexes apart: any number of such may differ. Two that are the same in these
 * cannot both be, whatever else they say.
 */
final class IndexConflicts {
  /** Options that tell nothing, or that {@link #isEquivalent} looks at. */
  private static final Set<String> NOT_COMPARED =
      Set.of(
          "key",
          "name",
          "ns",
          "v",
          "textIndexVersion",
          "2dsphereIndexVersion",
          "background",
          "dropDups",
          "collation",
          "partialFilterExpression",
          "unique",
          "sparse",
          "wildcardProjection");

  private IndexConflicts() {}

  /**
   * Whether the collection has the very index already.
   *
   * @throws CommandException IndexKeySpecsConflict (86) or IndexOptionsConflict (85)
   */
  static boolean exists(CollectionInfo collection, IndexSpec wanted) {
    Optional<IndexSpec> named = collection.index(wanted.name()).map(IndexInfo::spec);
    if (named.isPresent()) {
      checkNamed(named.get(), wanted);
      return true;
    }
    for (IndexInfo index : collection.indexes()) {
      if (isEquivalent(index.spec(), wanted)) {
        throw sameKey(index.spec(), wanted);
      }
      if (index.spec().has(IndexField.Kind.TEXT) && wanted.has(IndexField.Kind.TEXT)) {
        throw new CommandException(
            ErrorCode.INDEX_OPTIONS_CONFLICT,
            "only one text index per collection allowed, found existing text index \""
                + index.spec().name()
                + "\"");
      }
    }
    return false;
  }

  private static void checkNamed(IndexSpec existing, IndexSpec wanted) {
    if (!isEquivalent(existing, wanted)) {
      throw new CommandException(
          ErrorCode.INDEX_KEY_SPECS_CONFLICT,
          "An existing index has the same name as the requested index. When index names are not"
              + " specified, they are auto generated and can cause conflicts. Please refer to our"
              + " documentation. "
              + both(existing, wanted));
    }
    if (!hasSameOptions(existing, wanted)) {
      throw new CommandException(
          ErrorCode.INDEX_OPTIONS_CONFLICT,
          "An equivalent index already exists with the same name but different options. "
              + both(existing, wanted));
    }
  }

  private static CommandException sameKey(IndexSpec existing, IndexSpec wanted) {
    String message =
        hasSameOptions(existing, wanted)
            ? "Index already exists with a different name: " + existing.name()
            : "An equivalent index already exists with a different name and options. "
                + both(existing, wanted);
    return new CommandException(ErrorCode.INDEX_OPTIONS_CONFLICT, message);
  }

  private static String both(IndexSpec existing, IndexSpec wanted) {
    return "Requested index: %s, existing index: %s"
        .formatted(ShellText.of(wanted.description()), ShellText.of(existing.description()));
  }

  /** Whether two indexes are the same in all that tells indexes apart. */
  private static boolean isEquivalent(IndexSpec one, IndexSpec other) {
    return BsonOrder.equal(one.keyPattern(), other.keyPattern())
        && one.collation().description().equals(other.collation().description())
        && one.partialFilter()
            .map(Filters::describe)
            .equals(other.partialFilter().map(Filters::describe))
        && one.unique() == other.unique()
        && one.sparse() == other.sparse()
        && one.option("wildcardProjection").equals(other.option("wildcardProjection"));
  }

  private static boolean hasSameOptions(IndexSpec one, IndexSpec other) {
    return BsonOrder.equal(compared(one), compared(other));
  }

  private static BsonDocument compared(IndexSpec index) {
    BsonDocument options = new BsonDocument();
    index.description().entrySet().stream()
        .filter(option -> !NOT_COMPARED.contains(option.getKey()))
        .filter(option -> !isOff(option.getValue()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(option -> options.append(option.getKey(), option.getValue()));
    return options;
  }

  private static boolean isOff(BsonValue value) {
    return value.equals(BsonBoolean.FALSE);
  }
}
