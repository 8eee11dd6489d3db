package io.loquat.query.filter;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Utf8;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The fields that a filter fixes by equality, gathered for an upsert. Confined to one call. */
final class UpsertSeed {
  private static final String ID = "_id";

  /** MongoDB's bound on the depth of documents. */
  private static final int DEPTH_MAX = 100;

  private final boolean idOnly;
  private final Map<String, Equality> equalities = new TreeMap<>(Utf8::compare);

  /** Paths above those with equalities, each with the first of them. */
  private final Map<String, Path> above = new HashMap<>();

  private UpsertSeed(boolean idOnly) {
    this.idOnly = idOnly;
  }

  private record Equality(Path path, BsonValue value) {}

  static BsonDocument of(Filter filter) {
    UpsertSeed seed = new UpsertSeed(false);
    seed.gather(filter);
    return seed.document();
  }

  static BsonDocument idOf(Filter filter) {
    UpsertSeed seed = new UpsertSeed(true);
    seed.gather(filter);
    if (seed.above.containsKey(ID)) {
      throw new CommandException(
          ErrorCode.NOT_EXACT_VALUE_FIELD,
          "field at '_id' must be exactly specified, field at sub-path '%s' found"
              .formatted(seed.above.get(ID)));
    }
    return seed.document();
  }

  private void gather(Filter filter) {
    switch (filter) {
      case And(List<Filter> filters) -> filters.forEach(this::gather);
      case Or(List<Filter> filters) when filters.size() == 1 -> gather(filters.getFirst());
      case Field(Path path, Predicate predicate) -> gather(path, predicate);
      case Filter.All(), Or(_), Nor(_), MetaCondition _, DocumentCondition _ -> {}
    }
  }

  private void gather(Path path, Predicate predicate) {
    switch (predicate) {
      case Eq eq -> add(path, eq.operand());
      case In in when in.operand().size() == 1 && !in.membership().hasPatterns() ->
          add(path, in.operand().getFirst());
      case All all -> all.predicates().forEach(each -> gather(path, each));
      default -> {
        // Other predicates leave open what the value is.
      }
    }
  }

  private void add(Path path, BsonValue value) {
    if (idOnly && !path.names().getFirst().equals(ID)) {
      return;
    }
    if (path.names().size() > DEPTH_MAX) {
      throw new CommandException(
          ErrorCode.OVERFLOW,
          "A path of the filter is nested deeper than " + DEPTH_MAX + " levels");
    }
    if (equalities.containsKey(path.text())) {
      throw conflict("path '" + path + "' is matched twice");
    }
    if (above.containsKey(path.text())) {
      throw both(path, above.get(path.text()));
    }
    for (int depth = 1; depth < path.names().size(); depth++) {
      String prefix = String.join(".", path.names().subList(0, depth));
      if (equalities.containsKey(prefix)) {
        throw both(path, equalities.get(prefix).path());
      }
      above.putIfAbsent(prefix, path);
    }
    equalities.put(path.text(), new Equality(path, value));
  }

  private static CommandException both(Path path, Path other) {
    return conflict("both paths '" + path + "' and '" + other + "' are matched");
  }

  private static CommandException conflict(String what) {
    return new CommandException(
        ErrorCode.NOT_SINGLE_VALUE_FIELD, "cannot infer query fields to set, " + what);
  }

  private BsonDocument document() {
    BsonDocument document = new BsonDocument();
    equalities.values().forEach(found -> set(document, found.path().names(), found.value()));
    return document;
  }

  private static void set(BsonDocument document, List<String> names, BsonValue value) {
    BsonDocument parent = document;
    for (String name : names.subList(0, names.size() - 1)) {
      parent.putIfAbsent(name, new BsonDocument());
      parent = parent.getDocument(name);
    }
    parent.put(names.getLast(), value);
  }
}
