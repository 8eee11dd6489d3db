package io.loquat.fuzz;

import io.loquat.model.CommandException;
import io.loquat.model.SystemFields;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.sql.TranslationContext;
import org.bson.BsonDocument;

/** Filters: parsed, evaluated, translated, described. */
public final class FilterTarget {
  private FilterTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    JsonInput.read(input).ifPresent(FilterTarget::tryFilter);
  }

  private static void tryFilter(BsonDocument source) {
    try {
      Filter filter = Filters.parse(source, JsonInput.context());
      Filters.describe(filter);
      Filters.plan(filter, new TranslationContext(SystemFields.HIDDEN));
      Filters.plan(filter, new TranslationContext(SystemFields.VISIBLE));
      Filters.ids(filter);
      JsonInput.DOCUMENTS.forEach(document -> Filters.matches(filter, document));
      Filters.upsertSeed(filter);
    } catch (CommandException clearError) {
      // what a client hears
    }
  }
}
