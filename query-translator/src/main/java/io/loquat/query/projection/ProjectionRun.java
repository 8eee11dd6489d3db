package io.loquat.query.projection;

import io.loquat.query.expression.tree.Scope;
import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.projection.Projection.Kind;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** One run of a projection over a document: first what is taken, then what is made. */
final class ProjectionRun {
  private static final String ID = "_id";

  private final Kind kind;
  private final BsonDocument document;
  private final DocumentMeta meta;

  ProjectionRun(Kind kind, BsonDocument document, DocumentMeta meta) {
    this.kind = kind;
    this.document = document;
    this.meta = meta;
  }

  BsonDocument apply(Rule.Below root) {
    BsonDocument result = taken(root, document);
    if (root.makesFields()) {
      make(root, result);
    }
    return idFirst(result);
  }

  private BsonDocument taken(Rule.Below rules, BsonDocument source) {
    BsonDocument result = new BsonDocument();
    for (Map.Entry<String, BsonValue> field : source.entrySet()) {
      Rule rule = rules.fields().get(field.getKey());
      takenField(rule, field.getValue()).ifPresent(value -> result.put(field.getKey(), value));
    }
    return result;
  }

  private Optional<BsonValue> takenField(@Nullable Rule rule, BsonValue value) {
    return switch (rule) {
      case null -> kind == Kind.EXCLUSION ? Optional.of(value) : Optional.empty();
      case Rule.Named() -> kind == Kind.INCLUSION ? Optional.of(value) : Optional.empty();
      case Rule.Kept() -> Optional.of(value);
      // A field that is left in place keeps its place when it gets another value.
      case Rule.Computed _ -> kind == Kind.EXCLUSION ? Optional.of(value) : Optional.empty();
      case Rule.Below below -> takenBelow(below, value);
    };
  }

  /** Documents, also in arrays, are projected; other values have none of the named fields. */
  private Optional<BsonValue> takenBelow(Rule.Below rules, BsonValue value) {
    return switch (value) {
      case BsonDocument inner -> Optional.of(taken(rules, inner));
      case BsonArray array -> {
        BsonArray result = new BsonArray();
        array.forEach(element -> takenElement(rules, element).ifPresent(result::add));
        yield Optional.of(result);
      }
      default -> kind == Kind.EXCLUSION ? Optional.of(value) : Optional.empty();
    };
  }

  /** An element with nothing to take still has its place if something will be made of it. */
  private Optional<BsonValue> takenElement(Rule.Below rules, BsonValue element) {
    return takenBelow(rules, element)
        .or(() -> rules.makesFields() ? Optional.of(new BsonDocument()) : Optional.empty());
  }

  private void make(Rule.Below rules, BsonDocument result) {
    for (Map.Entry<String, Rule> entry : rules.fields().entrySet()) {
      String name = entry.getKey();
      switch (entry.getValue()) {
        case Rule.Named(), Rule.Kept() -> {}
        case Rule.Computed(var expression) ->
            Rule.present(expression.evaluate(Scope.of(document, meta)))
                .ifPresentOrElse(value -> result.put(name, value), () -> result.remove(name));
        case Rule.Below below when below.makesFields() ->
            result.put(name, madeBelow(below, result.get(name)));
        case Rule.Below _ -> {}
      }
    }
  }

  /** What is made below replaces values that are no documents, also within arrays. */
  private BsonValue madeBelow(Rule.Below rules, @Nullable BsonValue value) {
    if (value instanceof BsonArray array) {
      BsonArray result = new BsonArray();
      array.forEach(element -> result.add(madeBelow(rules, element)));
      return result;
    }
    BsonDocument result = value instanceof BsonDocument inner ? inner : new BsonDocument();
    make(rules, result);
    return result;
  }

  private static BsonDocument idFirst(BsonDocument result) {
    BsonValue id = result.get(ID);
    if (id == null || result.getFirstKey().equals(ID)) {
      return result;
    }
    BsonDocument ordered = new BsonDocument(ID, id);
    result.forEach(ordered::putIfAbsent);
    return ordered;
  }
}
