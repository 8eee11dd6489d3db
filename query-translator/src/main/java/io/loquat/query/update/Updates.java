package io.loquat.query.update;

import io.loquat.model.SystemFields;
import io.loquat.query.context.QueryContext;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.sql.TranslationContext;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** The entry to updates for other packages. */
public final class Updates {
  private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

  private Updates() {}

  /**
   * Parses the {@code u} of an update statement: a replacement or update operators. In the visible
   * profile system fields are refused in operators and ignored in replacements.
   *
   * @throws io.loquat.model.CommandException with MongoDB's code for what is wrong
   */
  public static Update parse(BsonValue update, SystemFields systemFields, QueryContext context) {
    BsonValue decoded = update instanceof BsonDocument document ? decoded(document) : update;
    return new UpdateParser(systemFields, context).parse(decoded);
  }

  /**
   * The document after the update, {@code _id} first. Equal to the one before, byte for byte, if
   * the update changes nothing. Neither carries system fields.
   *
   * @throws io.loquat.model.CommandException such as TypeMismatch for {@code $inc} on text
   */
  public static BsonDocument apply(Update update, BsonDocument before) {
    BsonDocument document = decoded(before);
    BsonDocument after =
        switch (update) {
          case Update.Replacement(BsonDocument fields) ->
              DocumentId.replace(fields, document.get(DocumentId.NAME));
          case Update.Operators operators -> changed(operators, document);
        };
    if (SameBytes.test(document, after)) {
      return before;
    }
    DocumentLimits.check(after);
    return after;
  }

  /**
   * The document an upsert inserts: the filter's equality fields with the update applied. It has an
   * {@code _id} only if the filter or the update gives one.
   */
  public static BsonDocument upsert(Update update, BsonDocument seed) {
    BsonDocument after =
        switch (update) {
          case Update.Replacement(BsonDocument fields) ->
              DocumentId.replace(fields, seed.get(DocumentId.NAME));
          case Update.Operators operators ->
              DocumentId.first(
                  DocumentId.kept(seed, new TreeUpdate(seed, true).apply(operators.changes())));
        };
    DocumentLimits.check(after);
    return after;
  }

  /** The update as SQL, if its operators have one; the plan's guard says on which rows it holds. */
  public static Optional<UpdatePlan> plan(Update update, TranslationContext context) {
    return switch (update) {
      case Update.Replacement _ -> Optional.empty();
      case Update.Operators operators -> UpdateSql.plan(operators.changes());
    };
  }

  /** The specifications of all update operators, by name. */
  public static List<OperatorSpec> operators() {
    return UpdateOperators.ALL.stream().map(UpdateOperator::spec).toList();
  }

  private static BsonDocument changed(Update.Operators operators, BsonDocument before) {
    BsonDocument after = new TreeUpdate(before, false).apply(operators.changes());
    for (String name : operators.changes().children().keySet()) {
      if (name.startsWith("$") && after.containsKey(name)) {
        throw UpdateParser.dollarPrefixed(name);
      }
    }
    return DocumentId.kept(before, after);
  }

  private static BsonDocument decoded(BsonDocument document) {
    return document instanceof RawBsonDocument raw ? raw.decode(CODEC) : document;
  }
}
