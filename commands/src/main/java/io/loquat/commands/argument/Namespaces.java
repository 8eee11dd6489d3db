package io.loquat.commands.argument;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.query.operator.ShellText;
import java.nio.charset.StandardCharsets;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Names of databases and collections, checked as MongoDB checks them. Stateless. */
public final class Namespaces {
  private static final int DATABASE_BYTES_MAX = 63;
  private static final int NAMESPACE_BYTES_MAX = 255;

  private Namespaces() {}

  /** The namespace of a command whose first field names a collection. */
  public static Namespace of(String database, BsonDocument body) {
    BsonValue first = body.get(body.getFirstKey());
    if (first instanceof BsonString name) {
      return of(database, name.getValue());
    }
    throw invalid(
        "collection name has invalid type "
            + (first == null ? "missing" : ShellText.typeName(first)));
  }

  public static Namespace of(String database, String collection) {
    if (collection.isEmpty()) {
      throw invalid("Invalid namespace specified '" + database + ".'");
    }
    checkCollection(collection);
    Namespace namespace = new Namespace(database, collection);
    if (isTooLong(namespace)) {
      throw invalid(tooLong(namespace.toString()));
    }
    return namespace;
  }

  /** Checks a collection's name by itself, whatever its length. */
  public static void checkCollection(String name) {
    if (name.isEmpty() || !isValidCollection(name)) {
      throw invalid("Invalid collection name: " + name);
    }
  }

  /**
   * A namespace in one text, as {@code renameCollection} takes it; there, MongoDB has another code
   * for one that is too long.
   */
  public static Namespace parse(String field, String text) {
    int dot = text.indexOf('.');
    if (dot <= 0 || dot == text.length() - 1) {
      throw invalid("Invalid namespace specified for " + field + ": '" + text + "'");
    }
    if (isTooLong(text)) {
      throw new CommandException(ErrorCode.ILLEGAL_OPERATION, tooLong(text));
    }
    return of(database(text.substring(0, dot)), text.substring(dot + 1));
  }

  /** The name, if it is one that a database can have. */
  public static String database(String name) {
    if (name.isEmpty()
        || hasAny(name, "/\\. \"$\0")
        || name.length() > DATABASE_BYTES_MAX
        || name.getBytes(StandardCharsets.UTF_8).length > DATABASE_BYTES_MAX) {
      throw invalid("Invalid database name: '" + name + "'");
    }
    return name;
  }

  /** What a cursor reads: a collection, or a listing command as {@code $cmd.listCollections}. */
  public static Namespace ofCursor(String database, String collection) {
    return collection.startsWith("$cmd.")
        ? new Namespace(database, collection)
        : of(database, collection);
  }

  private static boolean isValidCollection(String name) {
    return name.charAt(0) != '.' && name.indexOf('$') < 0 && name.indexOf('\0') < 0;
  }

  // A character is at most three bytes in UTF-8 (a surrogate pair, four): short names need no
  // count.
  private static boolean isTooLong(Namespace namespace) {
    int characters = namespace.database().length() + namespace.collection().length();
    return 3 * characters + 1 > NAMESPACE_BYTES_MAX && isTooLong(namespace.toString());
  }

  private static boolean isTooLong(String namespace) {
    return namespace.getBytes(StandardCharsets.UTF_8).length > NAMESPACE_BYTES_MAX;
  }

  private static String tooLong(String namespace) {
    return "Fully qualified namespace is too long. Namespace: " + namespace + " Max: 255";
  }

  private static boolean hasAny(String name, String characters) {
    for (int i = 0; i < name.length(); i++) {
      if (characters.indexOf(name.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static CommandException invalid(String message) {
    return new CommandException(ErrorCode.INVALID_NAMESPACE, message);
  }
}
