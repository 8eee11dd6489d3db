package io.loquat.query.projection;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.meta.DocumentMeta;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/** A parsed projection. Immutable. */
public final class Projection {
  private final Rule.Below root;
  private final Kind kind;
  private final boolean flat;

  Projection(Rule.Below root, Kind kind) {
    this.root = root;
    this.kind = kind;
    this.flat = FlatProjection.knows(root);
  }

  /** Whether the named fields are those that stay, or those that go. */
  enum Kind {
    INCLUSION,
    EXCLUSION
  }

  /**
   * Parses the projection of a {@code find}.
   *
   * @throws CommandException with MongoDB's code, such as 31254 for a mix of inclusion and
   *     exclusion
   */
  public static Projection parse(BsonDocument projection, QueryContext context) {
    return new ProjectionParser(false, context).parse(projection);
  }

  /**
   * Parses the specification of a {@code $project} stage, which names at least one field.
   *
   * @throws CommandException as {@link #parse}, and 51272 for an empty one
   */
  public static Projection parseStage(BsonDocument projection, QueryContext context) {
    if (projection.isEmpty()) {
      throw new CommandException(
          ErrorCode.location(51272),
          "Invalid $project :: caused by :: projection specification must have at least one field");
    }
    return new ProjectionParser(true, context).parse(projection);
  }

  /** Whether it returns each document unchanged (an empty projection). */
  public boolean isIdentity() {
    return kind == Kind.EXCLUSION && root.fields().isEmpty();
  }

  /** Whether {@link #apply} reads the document's meta. */
  public boolean readsMeta() {
    return root.readsMeta();
  }

  /** The projected document. */
  public BsonDocument apply(BsonDocument document, DocumentMeta meta) {
    if (isIdentity()) {
      return document;
    }
    if (flat && document instanceof RawBsonDocument raw && EncodedFields.startWithId(raw)) {
      return new FlatProjection(kind, raw, meta).apply(root);
    }
    return new ProjectionRun(kind, document, meta).apply(root);
  }
}
