package io.loquat.query.text;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;

/**
 * Brings the description of a text index into the form in which it is kept: the terms stand for the
 * fields in the key pattern, and every option is there. Confined to one description.
 */
public final class TextIndexOptions {
  private static final String TEXT = "text";
  private static final int WEIGHT_END = 100_000;
  private static final int VERSION_MAX = 3;

  private final BsonDocument given;
  private final NavigableMap<String, Integer> weights = new TreeMap<>();

  private TextIndexOptions(BsonDocument given) {
    this.given = given;
  }

  /** Whether a key pattern is that of a text index. */
  public static boolean isText(BsonDocument keyPattern) {
    return keyPattern.values().stream().anyMatch(TextIndexOptions::isTextField);
  }

  /**
   * The description of a text index in full.
   *
   * @param given with a key pattern of which {@link #isText} is true
   * @throws CommandException CannotCreateIndex (67), TypeMismatch (14)
   */
  public static BsonDocument complete(BsonDocument given) {
    return new TextIndexOptions(given).complete();
  }

  private BsonDocument complete() {
    checkType("weights", BsonType.DOCUMENT, BsonType.STRING, BsonType.ARRAY);
    checkType("default_language", BsonType.STRING);
    checkType("language_override", BsonType.STRING);
    checkType(
        "textIndexVersion", BsonType.INT32, BsonType.INT64, BsonType.DOUBLE, BsonType.DECIMAL128);
    BsonDocument key = key(given.getDocument("key"));
    BsonDocument full = new BsonDocument();
    full.putAll(given);
    full.append("key", key);
    full.append("weights", weights());
    full.append("default_language", defaultLanguage());
    full.append("language_override", languageOverride());
    full.append("textIndexVersion", new BsonInt32(version()));
    return full;
  }

  private void checkType(String option, BsonType... types) {
    BsonValue value = given.get(option);
    if (value != null && !List.of(types).contains(value.getBsonType())) {
      throw new CommandException(
          ErrorCode.TYPE_MISMATCH,
          "The field '%s' must be %s, but got %s"
              .formatted(
                  option,
                  types[0] == BsonType.INT32 ? "a number" : "a " + ShellText.typeName(types[0]),
                  ShellText.typeName(value)));
    }
  }

  /** Which part of a key pattern has been reached. */
  private enum Part {
    BEFORE,
    TEXT,
    AFTER
  }

  private BsonDocument key(BsonDocument pattern) {
    BsonDocument key = new BsonDocument();
    List<String> names = new ArrayList<>(pattern.keySet());
    Part part = Part.BEFORE;
    for (Map.Entry<String, BsonValue> field : pattern.entrySet()) {
      String name = field.getKey();
      if (name.equals(TextIndex.TERM)) {
        checkTerm(field.getValue(), names);
        part = text(part, key);
      } else if (name.equals(TextIndex.WEIGHT)) {
        checkWeight(field.getValue(), names);
      } else if (isTextField(field.getValue())) {
        part = text(part, key);
        weights.put(name, 1);
      } else {
        part = part == Part.BEFORE ? part : Part.AFTER;
        key.append(name, direction(field.getValue()));
      }
    }
    return key;
  }

  private static Part text(Part part, BsonDocument key) {
    if (part == Part.AFTER) {
      throw refused("'text' fields in index must all be adjacent");
    }
    key.append(TextIndex.TERM, new BsonString(TEXT));
    key.append(TextIndex.WEIGHT, new BsonInt32(1));
    return Part.TEXT;
  }

  private static void checkTerm(BsonValue value, List<String> names) {
    if (!isTextField(value)) {
      throw refused("expecting _fts:\"text\"");
    }
    int after = names.indexOf(TextIndex.TERM) + 1;
    if (after == names.size() || !names.get(after).equals(TextIndex.WEIGHT)) {
      throw refused("expected _ftsx after _fts");
    }
  }

  private static void checkWeight(BsonValue value, List<String> names) {
    if (!names.contains(TextIndex.TERM)) {
      throw refused("text index with reserved fields _fts/_ftsx not allowed");
    }
    if (!(value instanceof BsonNumber number && number.intValue() == 1)) {
      throw refused("expecting _ftsx:1");
    }
  }

  private static BsonValue direction(BsonValue value) {
    if (value instanceof BsonNumber number && Math.abs(whole(number)) == 1) {
      return value;
    }
    throw refused("expected value 1 or -1 for non-text key in compound index");
  }

  private static boolean isTextField(BsonValue kind) {
    return kind instanceof BsonString name && name.getValue().equals(TEXT);
  }

  private BsonDocument weights() {
    switch (given.get("weights")) {
      case null -> {}
      case BsonDocument document -> document.forEach(this::weight);
      case BsonString text when text.getValue().equals(TextIndex.EVERY_FIELD) ->
          weights.put(TextIndex.EVERY_FIELD, 1);
      default -> throw refused("text index option 'weights' must be an object");
    }
    if (weights.isEmpty()) {
      throw refused("text index option 'weights' must specify fields or the wildcard");
    }
    BsonDocument checked = new BsonDocument();
    weights.forEach(
        (path, weight) -> {
          check(path, weight);
          checked.append(path, new BsonInt32(weight));
        });
    return checked;
  }

  private void weight(String path, BsonValue weight) {
    if (!(weight instanceof BsonNumber number)) {
      throw refused("weight for text index needs numeric type");
    }
    weights.put(path, whole(number));
  }

  private static void check(String path, int weight) {
    if (weight <= 0 || weight >= WEIGHT_END) {
      throw refused(
          "text index weight must be in the exclusive interval (0,"
              + WEIGHT_END
              + ") but found: "
              + weight);
    }
    if (path.equals(TextIndex.EVERY_FIELD)) {
      return;
    }
    if (path.isEmpty()) {
      throw refused("weight cannot be on an empty field");
    }
    for (String name : path.split("\\.", -1)) {
      if (name.isEmpty()) {
        throw refused("weight cannot have empty path component");
      }
      if (name.startsWith("$")) {
        throw refused("weight cannot have path component with $ prefix");
      }
    }
  }

  private BsonString defaultLanguage() {
    BsonString language =
        given.get("default_language") instanceof BsonString named
            ? named
            : new BsonString(TextLanguage.ENGLISH.text());
    if (TextLanguage.of(language.getValue()).isEmpty()) {
      throw refused("default_language is not valid");
    }
    return language;
  }

  private BsonString languageOverride() {
    if (!(given.get("language_override") instanceof BsonString field)) {
      return new BsonString("language");
    }
    String name = field.getValue();
    if (name.isEmpty() || name.startsWith("$") || name.contains(".")) {
      throw refused("language_override is not valid");
    }
    return field;
  }

  private int version() {
    if (!(given.get("textIndexVersion") instanceof BsonNumber number)) {
      return VERSION_MAX;
    }
    int version = whole(number);
    if (version < 1 || version > VERSION_MAX) {
      throw refused("bad textIndexVersion: " + version);
    }
    return version;
  }

  /** Doubles are cut off, what is no number counts as 0. */
  private static int whole(BsonNumber number) {
    return (int) number.doubleValue();
  }

  private static CommandException refused(String message) {
    return new CommandException(ErrorCode.CANNOT_CREATE_INDEX, message);
  }
}
