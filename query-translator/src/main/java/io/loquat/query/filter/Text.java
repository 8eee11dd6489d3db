package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.ErrorCode;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.ShellText;
import io.loquat.query.text.TextIndex;
import io.loquat.query.text.TextSearch;
import java.util.List;
import java.util.Map;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;

/** {@code $text}: words, in the fields of the collection's text index. */
final class Text {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$text",
          "2.6",
          "a document with $search and perhaps $language, $caseSensitive, $diacriticSensitive",
          "none of its own",
          List.of(
              ErrorCode.BAD_VALUE,
              ErrorCode.NO_SUCH_KEY,
              ErrorCode.TYPE_MISMATCH,
              ErrorCode.INDEX_NOT_FOUND),
          "Matches documents that have a word of $search, all its \"phrases\" and none of its"
              + " -words in the fields of the collection's text index, without which it is refused,"
              + " as in these examples. {$meta: \"textScore\"} says how well they match.",
          List.of(
              refused("{$text: {$search: \"x\"}}", ErrorCode.INDEX_NOT_FOUND),
              refused("{$text: \"x\"}", ErrorCode.BAD_VALUE),
              refused("{$text: {}}", ErrorCode.NO_SUCH_KEY),
              refused("{$text: {$search: 1}}", ErrorCode.TYPE_MISMATCH),
              refused("{$text: {$search: \"x\", $other: 1}}", ErrorCode.BAD_VALUE)));

  private static final Map<String, BsonType> OPTIONS =
      Map.of(
          "$language", BsonType.STRING,
          "$caseSensitive", BsonType.BOOLEAN,
          "$diacriticSensitive", BsonType.BOOLEAN);

  private Text() {}

  static DocumentCondition parse(BsonValue operand, Place place) {
    if (place.isWithinElements()) {
      throw place.error("$text can only be applied to the top-level document");
    }
    if (!operand.isDocument()) {
      throw place.error("$text expects an object");
    }
    BsonDocument arguments = operand.asDocument();
    if (!arguments.containsKey("$search")) {
      throw place.error(ErrorCode.NO_SUCH_KEY, "Missing expected field \"$search\"");
    }
    checkType(arguments, "$search", BsonType.STRING, place);
    OPTIONS.forEach((name, type) -> checkType(arguments, name, type, place));
    long known = OPTIONS.keySet().stream().filter(arguments::containsKey).count();
    if (arguments.size() > known + 1) {
      throw place.error("extra fields in $text");
    }
    TextIndex index =
        place
            .context()
            .textIndex()
            .orElseThrow(
                () ->
                    place.error(ErrorCode.INDEX_NOT_FOUND, "text index required for $text query"));
    return new TextMatch(arguments, search(arguments, index));
  }

  private static TextSearch search(BsonDocument arguments, TextIndex index) {
    String language = arguments.getString("$language", new BsonString("")).getValue();
    return TextSearch.parse(
        arguments.getString("$search").getValue(),
        index,
        language.isEmpty() ? index.defaultLanguage() : index.language(language),
        new TextSearch.Sensitivity(
            flag(arguments, "$caseSensitive"), flag(arguments, "$diacriticSensitive")));
  }

  private static boolean flag(BsonDocument arguments, String name) {
    return arguments.getBoolean(name, BsonBoolean.FALSE).getValue();
  }

  private static void checkType(BsonDocument arguments, String name, BsonType type, Place place) {
    BsonValue value = arguments.get(name);
    if (value != null && value.getBsonType() != type) {
      throw place.error(
          ErrorCode.TYPE_MISMATCH,
          "\"%s\" had the wrong type. Expected %s, found %s"
              .formatted(name, ShellText.typeName(type), ShellText.typeName(value)));
    }
  }
}
