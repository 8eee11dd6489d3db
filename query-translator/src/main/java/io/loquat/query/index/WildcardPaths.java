package io.loquat.query.index;

import io.loquat.query.context.QueryContext;
import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.projection.Projection;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * Which paths of a document are in a wildcard index. Immutable.
 *
 * <p>All are but {@code _id} and what lies in it, which must be asked for: by the prefix of the
 * wildcard field, or by the index's projection.
 */
public final class WildcardPaths {
  private static final String ID = "_id";

  private final BsonDocument rules;
  private final Optional<Projection> projection;
  private final boolean including;
  private final boolean withId;

  private WildcardPaths(BsonDocument rules, boolean withId) {
    this.rules = rules;
    this.withId = withId;
    this.including = rules.values().stream().anyMatch(WildcardPaths::includes);
    this.projection =
        rules.isEmpty()
            ? Optional.empty()
            : Optional.of(Projection.parse(rules, QueryContext.plain()));
  }

  /**
   * @param prefix of the wildcard field; empty if it stands for all paths
   * @param projection of the index, if it has one
   */
  static WildcardPaths of(String prefix, Optional<BsonDocument> projection) {
    if (!prefix.isEmpty()) {
      boolean inId = prefix.equals(ID) || prefix.startsWith(ID + ".");
      return new WildcardPaths(new BsonDocument(prefix, new BsonInt32(1)), inId);
    }
    BsonDocument flat = new BsonDocument();
    projection.ifPresent(given -> flatten("", given, flat));
    BsonValue id = flat.remove(ID);
    boolean idWanted =
        id == null
            ? flat.keySet().stream().anyMatch(path -> path.startsWith(ID + "."))
            : includes(id);
    if (flat.isEmpty() && id != null && includes(id)) {
      return new WildcardPaths(new BsonDocument(ID, new BsonInt32(1)), true);
    }
    return new WildcardPaths(flat, idWanted);
  }

  /** Writes nested rules as dotted paths. */
  private static void flatten(String prefix, BsonDocument rules, BsonDocument flat) {
    rules.forEach(
        (name, rule) -> {
          if (rule instanceof BsonDocument nested) {
            flatten(prefix + name + ".", nested, flat);
          } else {
            flat.append(prefix + name, rule);
          }
        });
  }

  private static boolean includes(BsonValue rule) {
    return switch (rule) {
      case BsonBoolean flag -> flag.getValue();
      case BsonNumber number -> number.doubleValue() != 0;
      default -> true;
    };
  }

  /** What of the document is in the index. */
  BsonDocument of(BsonDocument document) {
    BsonDocument shown =
        projection.map(rule -> rule.apply(document, DocumentMeta.NONE)).orElse(document);
    if (withId) {
      BsonValue id = document.get(ID);
      return id == null || shown.containsKey(ID) || hasRuleForId()
          ? shown
          : shown.clone().append(ID, id);
    }
    if (!shown.containsKey(ID)) {
      return shown;
    }
    BsonDocument without = new BsonDocument();
    shown.forEach(
        (name, value) -> {
          if (!name.equals(ID)) {
            without.append(name, value);
          }
        });
    return without;
  }

  private boolean hasRuleForId() {
    return rules.keySet().stream().anyMatch(path -> path.startsWith(ID + "."));
  }

  /** Whether all that a document has at the path is in the index. */
  public boolean covers(String path) {
    boolean inId = path.equals(ID) || path.startsWith(ID + ".");
    if (inId && !withId) {
      return false;
    }
    if (inId && !hasRuleForId() && !rules.containsKey(ID)) {
      return true;
    }
    return including
        ? rules.keySet().stream().anyMatch(rule -> isWithin(path, rule))
        : rules.keySet().stream().noneMatch(rule -> isWithin(path, rule) || isWithin(rule, path));
  }

  private static boolean isWithin(String path, String outer) {
    return path.equals(outer) || path.startsWith(outer + ".");
  }
}
