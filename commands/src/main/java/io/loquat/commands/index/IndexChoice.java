package io.loquat.commands.index;

import io.loquat.commands.argument.Arguments;
import io.loquat.model.BsonOrder;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.operator.ShellText;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionKind;
import io.loquat.store.IndexInfo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Which indexes {@code dropIndexes} means: its argument {@code index}. Immutable. */
sealed interface IndexChoice {
  /** All but the one on {@code _id}. */
  record All() implements IndexChoice {}

  /** Those of these names. */
  record Names(List<String> names) implements IndexChoice {}

  /** The only one with that key pattern. */
  record Keys(BsonDocument pattern) implements IndexChoice {}

  /** Reads the argument. */
  static IndexChoice read(Arguments arguments) {
    BsonValue index = arguments.document().get("index");
    return switch (index) {
      case null -> throw arguments.missing("index");
      case BsonString name when name.getValue().equals("*") -> new All();
      case BsonString name -> new Names(List.of(name.getValue()));
      case BsonDocument pattern -> new Keys(pattern);
      case BsonArray names -> new Names(names(arguments, names));
      default -> throw wrongType(arguments, "index", index);
    };
  }

  private static List<String> names(Arguments arguments, BsonArray array) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      if (!(array.get(i) instanceof BsonString name)) {
        throw wrongType(arguments, "index." + i, array.get(i));
      }
      names.add(name.getValue());
    }
    return names;
  }

  private static CommandException wrongType(Arguments arguments, String field, BsonValue value) {
    return arguments.wrongType(field, value, "types '[array, object, string]'");
  }

  default boolean isAll() {
    return this instanceof All;
  }

  /**
   * The names of the indexes of a collection that are meant.
   *
   * @throws CommandException IndexNotFound (27), AmbiguousIndexKeyPattern (181) or InvalidOptions
   *     (72)
   */
  default List<String> in(CollectionInfo collection) {
    return switch (this) {
      case All() -> collection.indexes().stream().map(index -> index.spec().name()).toList();
      case Names(List<String> names) -> named(collection, names);
      case Keys(BsonDocument pattern) -> List.of(matching(collection, pattern));
    };
  }

  private static List<String> named(CollectionInfo collection, List<String> names) {
    Set<String> found = new LinkedHashSet<>();
    for (String name : names) {
      if (collection.kind() instanceof CollectionKind.Clustered clustered
          && clustered.indexName().equals(name)) {
        throw clusteredIndex();
      }
      if (name.equals(IdIndex.NAME)) {
        throw idIndex();
      }
      if (collection.index(name).isEmpty()) {
        throw new CommandException(
            ErrorCode.INDEX_NOT_FOUND, "index not found with name [" + name + "]");
      }
      found.add(name);
    }
    return List.copyOf(found);
  }

  private static CommandException clusteredIndex() {
    return new CommandException(
        ErrorCode.location(5979800), "It is illegal to drop the clusteredIndex");
  }

  private static String matching(CollectionInfo collection, BsonDocument pattern) {
    if (IdIndex.isKey(pattern)) {
      throw collection.kind() instanceof CollectionKind.Clustered ? clusteredIndex() : idIndex();
    }
    List<IndexSpec> matching =
        collection.indexes().stream()
            .map(IndexInfo::spec)
            .filter(index -> BsonOrder.equal(index.keyPattern(), pattern))
            .toList();
    return switch (matching.size()) {
      case 0 ->
          throw new CommandException(
              ErrorCode.INDEX_NOT_FOUND, "can't find index with key: " + ShellText.of(pattern));
      case 1 -> matching.getFirst().name();
      default ->
          throw new CommandException(
              ErrorCode.AMBIGUOUS_INDEX_KEY_PATTERN,
              "%s indexes found for key: %s, identify by name instead. Conflicting indexes: %s, %s"
                  .formatted(
                      matching.size(),
                      ShellText.of(pattern),
                      ShellText.of(matching.get(0).description()),
                      ShellText.of(matching.get(1).description())));
    };
  }

  private static CommandException idIndex() {
    return new CommandException(ErrorCode.INVALID_OPTIONS, "cannot drop _id index");
  }
}
