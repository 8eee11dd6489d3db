package io.loquat.query.update;

import io.loquat.model.SystemFields;
import io.loquat.query.sql.TranslationContext;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The entry to updates for other packages. */
public final class Updates {
  private Updates() {}

  /**
   * Parses the {@code u} of an update statement: a replacement or update operators. In the visible
   * profile system fields are refused in operators and ignored in replacements.
   *
   * @throws io.loquat.model.CommandException with MongoDB's code for what is wrong
   */
  public static Update parse(BsonValue update, SystemFields systemFields) {
    throw new UnsupportedOperationException("being built");
  }

  /**
   * The document after the update, {@code _id} first. Equal to the one before, byte for byte, if
   * the update changes nothing. Neither carries system fields.
   *
   * @throws io.loquat.model.CommandException such as TypeMismatch for {@code $inc} on text
   */
  public static BsonDocument apply(Update update, BsonDocument before) {
    throw new UnsupportedOperationException("being built");
  }

  /**
   * The document an upsert inserts: the filter's equality fields with the update applied. It has an
   * {@code _id} only if the filter or the update gives one.
   */
  public static BsonDocument upsert(Update update, BsonDocument seed) {
    throw new UnsupportedOperationException("being built");
  }

  /** The update as SQL, if its operators have one; the plan's guard says on which rows it holds. */
  public static Optional<UpdatePlan> plan(Update update, TranslationContext context) {
    throw new UnsupportedOperationException("being built");
  }
}
