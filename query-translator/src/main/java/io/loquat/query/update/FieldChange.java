package io.loquat.query.update;

import io.loquat.query.operator.ShellText;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** An operator with its argument: what it does to one field. Immutable. */
interface FieldChange {
  /**
   * The field's value afterwards; empty if the field is then missing. A value for a missing field
   * creates it and the documents above it.
   *
   * @throws io.loquat.model.CommandException if the operator cannot be applied to such a value
   */
  Optional<BsonValue> apply(Field field);

  /**
   * Whether it refuses a field that is missing because a value on the way holds no fields, although
   * it would leave the field missing anyway.
   */
  default boolean needsViablePath() {
    return false;
  }

  /** The change as SQL, if it has one. */
  default Optional<FieldChangeSql> toSql(SqlTarget target) {
    return Optional.empty();
  }

  /**
   * A field that an update meets.
   *
   * @param trail the way to it
   * @param value empty if the field is missing
   * @param document the whole document before the update
   * @param inserting whether the document is being inserted by an upsert
   */
  record Field(Trail trail, Optional<BsonValue> value, BsonDocument document, boolean inserting) {
    /** The full path. */
    String path() {
      return trail.text();
    }

    /** The last part of the path. */
    String name() {
      return trail.name();
    }

    /** The document's {@code _id} as messages show it. */
    String documentName() {
      return documentName(document);
    }

    /** A document's {@code _id} as messages show it. */
    static String documentName(BsonDocument document) {
      BsonValue id = document.get(DocumentId.NAME);
      return id == null ? "{}" : ShellText.field(DocumentId.NAME, id);
    }
  }
}
