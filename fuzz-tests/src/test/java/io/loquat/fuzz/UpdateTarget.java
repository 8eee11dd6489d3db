package io.loquat.fuzz;

import io.loquat.model.CommandException;
import io.loquat.model.SystemFields;
import io.loquat.query.sql.TranslationContext;
import io.loquat.query.update.Update;
import io.loquat.query.update.Updates;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Updates: parsed, applied, translated. A document with a field {@code p} alone is a pipeline. */
public final class UpdateTarget {
  private UpdateTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    JsonInput.read(input).ifPresent(UpdateTarget::tryUpdate);
  }

  private static void tryUpdate(BsonDocument source) {
    BsonValue given = source.size() == 1 ? source.getOrDefault("p", source) : source;
    for (BsonDocument document : JsonInput.DOCUMENTS) {
      try {
        Update update = Updates.parse(given, SystemFields.VISIBLE, JsonInput.context());
        Updates.plan(update, new TranslationContext(SystemFields.VISIBLE));
        Updates.apply(update, document);
        Updates.upsert(update, document);
      } catch (CommandException clearError) {
        // what a client hears
      }
    }
  }
}
