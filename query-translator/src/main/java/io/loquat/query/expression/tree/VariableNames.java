package io.loquat.query.expression.tree;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Set;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The rules for names of variables. Stateless. */
public final class VariableNames {
  private static final String CURRENT = "CURRENT";

  /** Those that are known, but have no value everywhere. */
  private static final Set<String> SYSTEM =
      Set.of("CLUSTER_TIME", "IS_MR", "JS_SCOPE", "NOW", "SEARCH_META", "USER_ROLES");

  private VariableNames() {}

  /**
   * Checks what stands after {@code $$}.
   *
   * @param text a name and a path below it
   */
  static void checkUse(String text) {
    int dot = text.indexOf('.');
    String name = dot < 0 ? text : text.substring(0, dot);
    checkNotEmpty(name);
    char first = name.charAt(0);
    if (!isSmallLetter(first) && !(first >= 'A' && first <= 'Z')) {
      throw failure("'" + name + "' starts with an invalid character for a variable name");
    }
    checkCharacters(name);
  }

  /**
   * The name of a variable that an expression defines.
   *
   * @throws CommandException FailedToParse (9) if it cannot be one
   */
  static String definition(BsonValue value) {
    return definition(value instanceof BsonString text ? text.getValue() : "");
  }

  /**
   * A name that may be defined: CURRENT is the only one of the system's.
   *
   * @throws CommandException FailedToParse (9)
   */
  public static String definition(String name) {
    if (!name.equals(CURRENT)) {
      checkNotEmpty(name);
      if (!isSmallLetter(name.charAt(0))) {
        throw failure("'" + name + "' starts with an invalid character for a user variable name");
      }
      checkCharacters(name);
    }
    return name;
  }

  private static void checkNotEmpty(String name) {
    if (name.isEmpty()) {
      throw failure("empty variable names are not allowed");
    }
  }

  /** Letters of other scripts have no case here, and are allowed everywhere. */
  private static boolean isSmallLetter(char character) {
    return (character >= 'a' && character <= 'z') || character >= 0x80;
  }

  private static void checkCharacters(String name) {
    for (int i = 0; i < name.length(); i++) {
      char character = name.charAt(i);
      boolean valid =
          isSmallLetter(character)
              || (character >= 'A' && character <= 'Z')
              || (character >= '0' && character <= '9')
              || character == '_';
      if (!valid) {
        throw failure(
            "'%s' contains an invalid character for a variable name: '%s'"
                .formatted(name, character));
      }
    }
  }

  private static CommandException failure(String message) {
    return new CommandException(ErrorCode.FAILED_TO_PARSE, message);
  }

  static CommandException undefined(String name) {
    return SYSTEM.contains(name)
        ? new CommandException(
            ErrorCode.location(51144), "Builtin variable '$$" + name + "' is not available")
        : new CommandException(ErrorCode.location(17276), "Use of undefined variable: " + name);
  }
}
