package io.loquat.commands.argument;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code collation} of a command. Only {@code simple}, which compares bytes as Loquat does, is
 * supported yet; others are checked, and refused. Stateless.
 */
final class Collation {
  private static final Set<String> FIELDS =
      Set.of(
          "locale",
          "caseLevel",
          "caseFirst",
          "strength",
          "numericOrdering",
          "alternate",
          "maxVariable",
          "normalization",
          "backwards",
          "version");
  private static final int STRENGTH_MAX = 5;

  private Collation() {}

  static void check(Arguments collation) {
    collation.allowOnly(FIELDS);
    String locale = collation.requiredString("locale");
    collation.bool("caseLevel");
    collation.bool("numericOrdering");
    collation.bool("normalization");
    collation.bool("backwards");
    checkWord(collation, "caseFirst", Set.of("upper", "lower", "off"));
    checkWord(collation, "alternate", Set.of("non-ignorable", "shifted"));
    checkWord(collation, "maxVariable", Set.of("punct", "space"));
    collation.string("version");
    checkStrength(collation);
    if (!locale.equals("simple")) {
      throw Unsupported.notYet("A collation other than 'simple'");
    }
  }

  private static void checkWord(Arguments collation, String field, Set<String> words) {
    Optional<String> word = collation.string(field);
    if (word.isPresent() && !words.contains(word.get())) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "Enumeration value '%s' for field '%s' is not a valid value."
              .formatted(word.get(), collation.path(field)));
    }
  }

  private static void checkStrength(Arguments collation) {
    long strength = collation.wholeNumber("strength", 1);
    if (strength < 1 || strength > STRENGTH_MAX) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "Enumeration value '%s' for field 'collation.strength' is not a valid value."
              .formatted(strength));
    }
  }
}
