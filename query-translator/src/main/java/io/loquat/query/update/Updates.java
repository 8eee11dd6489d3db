package io.loquat.query.update;

import io.loquat.model.SystemFields;
import io.loquat.query.context.QueryContext;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.sql.TranslationContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** The entry to updates for other packages. */
public final class Updates {
  private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

  private Updates() {}

  /**
   * Parses an update statement's update. In the visible profile system fields are refused in
   * operators, and ignored in replacements and in what a pipeline makes.
   *
   * @throws io.loquat.model.CommandException with MongoDB's code for what is wrong
   */
  public static Update parse(UpdateSource source, SystemFields systemFields, QueryContext context) {
    BsonValue update = source.update();
    BsonValue decoded = update instanceof BsonDocument document ? decoded(document) : update;
    return new UpdateParser(source, systemFields, context).parse(decoded);
  }

  /** Parses an update without array filters and constants. */
  public static Update parse(BsonValue update, SystemFields systemFields, QueryContext context) {
    return parse(UpdateSource.of(update), systemFields, context);
  }

  /** The document after an update in which no {@code $} stands for an element. */
  public static BsonDocument apply(Update update, BsonDocument before) {
    return apply(update, before, OptionalInt::empty);
  }

  /**
   * The document after the update, {@code _id} first. Equal to the one before, byte for byte, if
   * the update changes nothing. Neither carries system fields.
   *
   * @param matchedElement the offset that {@code $} in a path stands for: {@link
   *     io.loquat.query.filter.Filters#matchedElement}. Asked only if there is one.
   * @throws io.loquat.model.CommandException such as TypeMismatch for {@code $inc} on text
   */
  public static BsonDocument apply(
      Update update, BsonDocument before, Supplier<OptionalInt> matchedElement) {
    BsonDocument document = decoded(before);
    BsonDocument after =
        switch (update) {
          case Update.Replacement(BsonDocument fields) -> replaced(document, fields);
          case Update.Computed computed -> replaced(document, computed.pipeline().apply(document));
          case Update.Operators operators -> changed(operators, document, matchedElement);
        };
    if (SameBytes.test(document, after)) {
      return before;
    }
    DocumentLimits.check(after);
    return after;
  }

  /** Whether {@link #apply} makes another document of it. */
  public static boolean changes(
      Update update, BsonDocument before, Supplier<OptionalInt> matchedElement) {
    return !SameBytes.test(decoded(before), apply(update, before, matchedElement));
  }

  /**
   * The document an upsert inserts: the filter's equality fields with the update applied. It has an
   * {@code _id} only if the filter or the update gives one.
   */
  public static BsonDocument upsert(Update update, BsonDocument seed) {
    BsonDocument after =
        switch (update) {
          case Update.Replacement(BsonDocument fields) -> replaced(seed, fields);
          case Update.Computed computed -> replaced(seed, computed.pipeline().apply(seed));
          case Update.Operators operators ->
              DocumentId.first(
                  DocumentId.kept(
                      seed, new TreeUpdate(operators, seed, true, OptionalInt::empty).run()));
        };
    DocumentLimits.check(after);
    return after;
  }

  /** The update as SQL, if its operators have one; the plan's guard says on which rows it holds. */
  public static Optional<UpdatePlan> plan(Update update, TranslationContext context) {
    return switch (update) {
      case Update.Replacement _, Update.Computed _ -> Optional.empty();
      case Update.Operators operators -> UpdateSql.plan(operators.changes());
    };
  }

  /**
   * The paths that the update may change, as names without those that stand for elements of arrays;
   * empty if it may change any.
   */
  public static Optional<List<List<String>>> changedPaths(Update update) {
    return switch (update) {
      case Update.Replacement _, Update.Computed _ -> Optional.empty();
      case Update.Operators operators -> Optional.of(ChangedPaths.of(operators.changes()));
    };
  }

  /** The specifications of all update operators, by name. */
  public static List<OperatorSpec> operators() {
    return UpdateOperators.ALL.stream().map(UpdateOperator::spec).toList();
  }

  private static BsonDocument replaced(BsonDocument before, BsonDocument fields) {
    return DocumentId.replace(fields, before.get(DocumentId.NAME));
  }

  private static BsonDocument changed(
      Update.Operators operators, BsonDocument before, Supplier<OptionalInt> matchedElement) {
    BsonDocument after = new TreeUpdate(operators, before, false, matchedElement).run();
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
