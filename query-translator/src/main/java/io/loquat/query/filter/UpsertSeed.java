package io.loquat.query.filter;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The fields that a filter fixes by equality, gathered for an upsert. Confined to one call. */
final class UpsertSeed {
  private final Map<Path, BsonValue> values = new LinkedHashMap<>();

  private UpsertSeed() {}

  static BsonDocument of(Filter filter) {
    UpsertSeed seed = new UpsertSeed();
    seed.gather(filter);
    return seed.document();
  }

  private void gather(Filter filter) {
    switch (filter) {
      case And(List<Filter> filters) -> filters.forEach(this::gather);
      case Or(List<Filter> filters) when filters.size() == 1 -> gather(filters.getFirst());
      case Field(Path path, Eq eq) -> add(path, eq.operand());
      case Field(Path path, In in) when in.operand().size() == 1 ->
          add(path, in.operand().getFirst());
      case Filter.All(), Or(_), Nor(_), Field(_, _), MetaCondition _, DocumentCondition _ -> {}
    }
  }

  private void add(Path path, BsonValue value) {
    for (Path other : values.keySet()) {
      if (other.equals(path)) {
        throw conflict("path '" + path + "' is matched twice");
      }
      if (within(other, path) || within(path, other)) {
        throw conflict("both paths '" + path + "' and '" + other + "' are matched");
      }
    }
    values.put(path, value);
  }

  private static boolean within(Path inner, Path outer) {
    return inner.text().startsWith(outer.text() + ".");
  }

  private static CommandException conflict(String what) {
    return new CommandException(
        ErrorCode.NOT_SINGLE_VALUE_FIELD, "cannot infer query fields to set, " + what);
  }

  private BsonDocument document() {
    BsonDocument document = new BsonDocument();
    values.forEach((path, value) -> set(document, path.names(), value));
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
