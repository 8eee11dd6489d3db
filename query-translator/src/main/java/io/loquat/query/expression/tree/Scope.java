package io.loquat.query.expression.tree;

import io.loquat.model.MissingValue;
import io.loquat.query.meta.DocumentMeta;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** What an expression sees while it is evaluated: a document and local variables. Immutable. */
public final class Scope {
  private final BsonDocument document;
  private final DocumentMeta meta;
  private final @Nullable Binding innermost;

  private Scope(BsonDocument document, DocumentMeta meta, @Nullable Binding innermost) {
    this.document = document;
    this.meta = meta;
    this.innermost = innermost;
  }

  private record Binding(String name, BsonValue value, @Nullable Binding outer) {}

  /**
   * @param meta the document's
   */
  public static Scope of(BsonDocument document, DocumentMeta meta) {
    return new Scope(document, meta, null);
  }

  /** The scope of a constant expression, which looks at no document. */
  public static Scope empty() {
    return of(new BsonDocument(), DocumentMeta.NONE);
  }

  /** The scope inside this one in which a variable, named without {@code $$}, has the value. */
  public Scope with(String name, BsonValue value) {
    return new Scope(document, meta, new Binding(name, value, innermost));
  }

  /** {@code $$ROOT}. */
  public BsonDocument document() {
    return document;
  }

  public DocumentMeta meta() {
    return meta;
  }

  /** A local variable; the parser has made sure that there is one. */
  BsonValue variable(String name) {
    for (Binding binding = innermost; binding != null; binding = binding.outer) {
      if (binding.name.equals(name)) {
        return binding.value;
      }
    }
    return MissingValue.VALUE;
  }
}
