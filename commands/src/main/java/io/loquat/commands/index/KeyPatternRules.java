package io.loquat.commands.index;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** What the key pattern of an index may be. Stateless. */
final class KeyPatternRules {
  static final String WILDCARD = "$**";
  private static final int FIELDS_MAX = 32;
  private static final int BYTES_MAX = 2048;
  private static final Set<String> PLUGINS = Set.of("2d", "2dsphere", "text", "hashed");
  private static final Set<String> PARTS_OF_REFERENCES = Set.of("$ref", "$id", "$db");

  private KeyPatternRules() {}

  /**
   * The kind of index that the key pattern names, such as {@code 2dsphere}; empty for one on plain
   * values, {@code wildcard} for a wildcard index.
   */
  static String plugin(BsonDocument key) {
    for (Map.Entry<String, BsonValue> field : key.entrySet()) {
      if (field.getValue() instanceof BsonString name) {
        return name.getValue();
      }
      if (isWildcard(field.getKey())) {
        return "wildcard";
      }
    }
    return "";
  }

  /** Whether a field of the key pattern stands for many paths. */
  static boolean isWildcard(String field) {
    return field.equals(WILDCARD) || field.endsWith("." + WILDCARD);
  }

  /**
   * Checks the key pattern.
   *
   * @throws CommandException CannotCreateIndex (67)
   */
  static void check(BsonDocument key) {
    if (key.isEmpty()) {
      throw refused("Index keys cannot be empty.");
    }
    if (key.toJson().length() > BYTES_MAX && bytes(key) > BYTES_MAX) {
      throw refused("Index key pattern too large.");
    }
    String plugin = plugin(key);
    if (!plugin.isEmpty() && !plugin.equals("wildcard") && !PLUGINS.contains(plugin)) {
      throw refused("Unknown index plugin '" + plugin + "'");
    }
    if (plugin.equals("wildcard")) {
      WildcardRules.checkKey(key);
    }
    key.forEach((field, value) -> checkField(field, value, plugin));
    if (key.size() > FIELDS_MAX) {
      throw new CommandException(
          ErrorCode.location(13103), "too many compound keys: at most " + FIELDS_MAX);
    }
  }

  private static int bytes(BsonDocument key) {
    return new RawBsonDocument(key, new BsonDocumentCodec()).getByteBuffer().remaining();
  }

  private static void checkField(String field, BsonValue value, String plugin) {
    checkValue(value, plugin);
    if (field.equals("_fts") && !plugin.equals("text")) {
      throw refused("Index key contains an illegal field name: '_fts'");
    }
    if (field.isEmpty()) {
      throw refused("Index keys cannot be an empty field.");
    }
    boolean everything =
        field.equals(WILDCARD) && (value.isNumber() || value.equals(new BsonString("text")));
    if (!everything) {
      checkNames(field, field.split("\\.", -1), plugin);
    }
  }

  private static void checkValue(BsonValue value, String plugin) {
    switch (value) {
      case BsonNumber number -> {
        if (Double.isNaN(number.doubleValue())) {
          throw refused("Values in the index key pattern cannot be NaN.");
        }
        if (number.doubleValue() == 0) {
          throw refused("Values in the index key pattern cannot be 0.");
        }
      }
      case BsonString name -> {
        if (name.getValue().isEmpty()) {
          throw refused("Values in the index key pattern cannot be empty strings");
        }
        if (!name.getValue().equals(plugin)) {
          throw refused("Can't use more than one index plugin for a single index.");
        }
        if (plugin.equals("wildcard")) {
          throw refused(
              "The key pattern value for an 'wildcard' index must be a non-zero number, not a"
                  + " string.");
        }
      }
      default ->
          throw refused(
              "Values in v:2 index key pattern cannot be of type "
                  + ShellText.typeName(value)
                  + ". Only numbers > 0, numbers < 0, and strings are allowed.");
    }
  }

  private static void checkNames(String field, String[] names, String plugin) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].isEmpty()) {
        throw refused("Index keys cannot contain an empty field.");
      }
      boolean wildcard =
          i == names.length - 1 && names[i].equals(WILDCARD) && plugin.equals("wildcard");
      boolean reference = i > 0 && PARTS_OF_REFERENCES.contains(names[i]);
      if (names[i].startsWith("$") && !wildcard && !reference) {
        throw refused(
            "Index key contains an illegal field name: field name starts with '$'. Field: "
                + field);
      }
    }
  }

  private static CommandException refused(String why) {
    return new CommandException(ErrorCode.CANNOT_CREATE_INDEX, why);
  }
}
