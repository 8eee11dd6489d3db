package io.loquat.query.text;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Which texts of a document a text index holds, in which language they are and how much their words
 * count. Immutable.
 *
 * @param weights of the fields by their paths; what counts for fields that it does not name is said
 *     at {@link TextFields}
 * @param everyField whether fields that have no weight are indexed too: <code>$**</code>
 * @param languageField the field that names the language of the document that has it
 * @param before the fields of the key pattern before the terms
 * @param after the fields of the key pattern after them
 */
public record TextIndex(
    NavigableMap<String, Double> weights,
    boolean everyField,
    TextLanguage defaultLanguage,
    String languageField,
    int version,
    List<String> before,
    List<String> after) {
  /** The field of a key pattern that stands for the terms. */
  public static final String TERM = "_fts";

  /** The field of a key pattern that stands for what a term counts. */
  public static final String WEIGHT = "_ftsx";

  /** All fields of documents. */
  static final String EVERY_FIELD = "$**";

  private static final int VERSION_OF_UNICODE = 3;

  public TextIndex {
    weights = Collections.unmodifiableNavigableMap(new TreeMap<>(weights));
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** Reads the description of a text index, as {@link TextIndexOptions} leaves it. */
  public static TextIndex of(BsonDocument description) {
    NavigableMap<String, Double> weights = new TreeMap<>();
    description
        .getDocument("weights")
        .forEach((path, weight) -> weights.put(path, weight.asNumber().doubleValue()));
    boolean everyField = weights.remove(EVERY_FIELD) != null;
    List<String> names = List.copyOf(description.getDocument("key").keySet());
    return new TextIndex(
        weights,
        everyField,
        TextLanguage.of(text(description, "default_language")).orElse(TextLanguage.NONE),
        text(description, "language_override"),
        description.getNumber("textIndexVersion").intValue(),
        names.subList(0, names.indexOf(TERM)),
        names.subList(names.indexOf(WEIGHT) + 1, names.size()));
  }

  private static String text(BsonDocument description, String name) {
    return description.getString(name).getValue();
  }

  /** The characters of texts in a language. */
  Alphabet alphabet(TextLanguage language) {
    return new Alphabet(language, version >= VERSION_OF_UNICODE);
  }

  /**
   * The language that a search names.
   *
   * @throws CommandException BadValue (2) if there is none of that name
   */
  public TextLanguage language(String name) {
    return TextLanguage.of(name)
        .orElseThrow(
            () ->
                new CommandException(
                    ErrorCode.BAD_VALUE,
                    "unsupported language: \"" + name + "\" for text index version " + version));
  }

  /**
   * The language of a document or sub-document.
   *
   * @param otherwise of the document around it
   */
  TextLanguage languageOf(BsonDocument document, TextLanguage otherwise) {
    BsonValue named = document.get(languageField);
    if (named == null) {
      return otherwise;
    }
    if (!(named instanceof BsonString name)) {
      throw new CommandException(
          ErrorCode.location(17261),
          "found language override field in document with non-string type");
    }
    return TextLanguage.of(name.getValue())
        .orElseThrow(
            () ->
                new CommandException(
                    ErrorCode.location(17262),
                    "language override unsupported: " + name.getValue()));
  }

  /**
   * What each term of a document counts: the document is in the index under these terms, in their
   * order.
   *
   * @throws CommandException 17261 or 17262 if it is in a language that there is not
   */
  public NavigableMap<String, Double> scores(BsonDocument document) {
    TermScores scores = new TermScores();
    Map<TextLanguage, Tokenizer> tokenizers = new EnumMap<>(TextLanguage.class);
    for (TextFields.FieldText field : texts(document)) {
      Tokenizer tokenizer =
          tokenizers.computeIfAbsent(field.language(), l -> new Tokenizer(alphabet(l)));
      scores.add(field, tokenizer);
    }
    return scores.all();
  }

  /** The texts of a document that are in the index. */
  List<TextFields.FieldText> texts(BsonDocument document) {
    return new TextFields(this).of(document);
  }
}
