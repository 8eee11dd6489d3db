package io.loquat.commands.argument;

import io.loquat.model.TextOrder;
import io.loquat.query.collation.Collation;
import io.loquat.query.context.QueryContext;
import io.loquat.query.text.TextIndex;
import java.util.Optional;
import org.bson.BsonDocument;

/**
 * What a command or statement says to the filters and expressions in it. What it leaves open, the
 * collation, its collection says. Immutable.
 *
 * @param context the command's
 * @param collation its own, which comes before the collection's
 * @param let its variables, not looked into yet
 */
public record QueryTerms(
    QueryContext context, Optional<Collation> collation, Optional<BsonDocument> let) {
  /** What the arguments {@code collation} and {@code let} say. */
  public static QueryTerms read(Arguments arguments, QueryContext context) {
    return new QueryTerms(context, Collations.read(arguments), arguments.document("let"));
  }

  /** The same of a statement inside the command, which may have a collation of its own. */
  public QueryTerms withCollation(Optional<Collation> own) {
    return new QueryTerms(context, own, let);
  }

  /**
   * All that there is to say.
   *
   * @param collection the collation of the collection
   * @param textIndex the collection's
   */
  public QueryContext under(TextOrder collection, Optional<TextIndex> textIndex) {
    TextOrder texts = collation.map(Collation::texts).orElse(collection);
    QueryContext there = textIndex.isEmpty() ? context : context.withTextIndex(textIndex);
    QueryContext meant = texts.isBinary() ? there : there.withTexts(texts);
    return let.isPresent() ? LetVariables.in(let.get(), meant) : meant;
  }
}
