package io.loquat.store.sqlite;

import io.loquat.model.BsonOrder;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.KeyWriter;
import io.loquat.query.index.IndexField;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.plan.IndexBounds;
import io.loquat.query.plan.IndexHint;
import io.loquat.query.plan.KeyRange;
import io.loquat.query.plan.UsableIndex;
import io.loquat.store.ReadOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonMaxKey;

/** The index that a client asks for, and the bounds it gives. Stateless. */
final class HintedIndex {
  private static final String PREFIX =
      "error processing query: planner returned error :: caused by :: ";

  private HintedIndex() {}

  /**
   * The index of a hint that names one.
   *
   * @throws CommandException BadValue (2) if there is none that may be used
   */
  static UsableIndex of(CollectionTable table, IndexHint hint) {
    List<UsableIndex> found =
        table.usableIndexes().stream().filter(index -> names(hint, index.spec())).toList();
    return switch (found.size()) {
      case 0 -> throw bad(PREFIX + "hint provided does not correspond to an existing index");
      case 1 -> found.getFirst();
      default -> throw bad(PREFIX + "Hint matched multiple indexes, must hint by index name");
    };
  }

  /** Whether a hint means an index. */
  static boolean names(IndexHint hint, IndexSpec index) {
    return switch (hint) {
      case IndexHint.Named(String name) -> index.name().equals(name);
      case IndexHint.Keys(BsonDocument pattern) -> BsonOrder.equal(index.keyPattern(), pattern);
      case IndexHint.None _, IndexHint.Natural _ -> false;
    };
  }

  private static CommandException bad(String message) {
    return new CommandException(ErrorCode.BAD_VALUE, message);
  }

  /**
   * Checks that a hint agrees with a sort.
   *
   * @param natural the direction of a sort by natural order, 0 for any other
   */
  static void checkAgrees(IndexHint hint, int natural) {
    if (natural == 0) {
      return;
    }
    switch (hint) {
      case IndexHint.None _ -> {}
      case IndexHint.Natural(boolean backwards) -> {
        if (backwards != natural < 0) {
          throw bad("$natural hint must be in the same direction as $natural sort order");
        }
      }
      case IndexHint.Named _, IndexHint.Keys _ ->
          throw bad("index hint not allowed with $natural sort order");
    }
  }

  /** Natural order has no keys to be bound. */
  static void checkNoBounds(ReadOptions options) {
    if (options.min().isPresent() || options.max().isPresent()) {
      throw bad("min and max are incompatible with $natural");
    }
  }

  /**
   * The bounds that {@code min} and {@code max} give, if they are there.
   *
   * @throws CommandException 51174 to 51176 if they are none of the index
   */
  static Optional<IndexBounds> bounds(IndexSpec index, ReadOptions options) {
    if (options.min().isEmpty() && options.max().isEmpty()) {
      return Optional.empty();
    }
    if (options.min().isPresent()
        && options.max().isPresent()
        && !names(options.min().get()).equals(names(options.max().get()))) {
      throw new CommandException(
          ErrorCode.location(51176),
          PREFIX + "When min() and max() are both specified, they must have the same field names");
    }
    byte[] from = options.min().map(min -> key(index, min)).orElseGet(() -> new byte[0]);
    byte[] to = options.max().map(max -> key(index, max)).orElseGet(() -> above());
    if (Arrays.compareUnsigned(from, to) >= 0) {
      throw new CommandException(
          ErrorCode.location(51175),
          PREFIX
              + "The value provided for min() does not come before the value provided for max()");
    }
    IndexBounds all = IndexBounds.all(index.fields());
    return Optional.of(all.within(new KeyRange(from, to)));
  }

  private static byte[] above() {
    byte[] most = {(byte) 0xFF, (byte) 0xFF};
    return most;
  }

  private static List<String> names(BsonDocument keys) {
    return new ArrayList<>(keys.keySet());
  }

  private static byte[] key(IndexSpec index, BsonDocument values) {
    List<String> paths = index.fields().stream().map(IndexField::path).toList();
    boolean plain = index.fields().stream().allMatch(f -> f.kind() == IndexField.Kind.VALUE);
    if (!plain || !paths.equals(names(values))) {
      throw new CommandException(
          ErrorCode.location(51174), PREFIX + "The index chosen is not compatible with min/max");
    }
    KeyWriter writer = new KeyWriter(index.collation().texts());
    for (IndexField field : index.fields()) {
      writer.append(values.getOrDefault(field.path(), new BsonMaxKey()), field.descending());
    }
    return writer.toByteArray();
  }
}
