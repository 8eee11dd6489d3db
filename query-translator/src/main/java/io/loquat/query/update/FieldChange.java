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

  /** The change as SQL, if it has one. */
  default Optional<FieldChangeSql> toSql(SqlTarget target) {
    return Optional.empty();
  }

  /**
   * A field that an update meets.
   *
   * @param path its full path
   * @param value empty if the field is missing
   * @param document the whole document before the update, for messages
   * @param inserting whether the document is being inserted by an upsert
   */
  record Field(String path, Optional<BsonValue> value, BsonDocument document, boolean inserting) {
    /** The last part of the path. */
    String name() {
      return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The document's {@code _id} as messages show it. */
    String documentName() {
      BsonValue id = document.get("_id");
      return id == null ? "{}" : ShellText.field("_id", id);
    }
  }
}
