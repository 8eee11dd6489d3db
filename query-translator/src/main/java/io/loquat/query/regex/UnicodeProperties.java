package io.loquat.query.regex;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Unicode's properties of code points by PCRE2's names, in small letters. Immutable. */
final class UnicodeProperties {
  /** General categories in the order of their numbers in {@link Character}; 17 is not used. */
  private static final String CATEGORIES =
      "Cn Lu Ll Lt Lm Lo Mn Me Mc Nd Nl No ?? Zs Zl Zp Cc Cf ?? Co Cs Pd Ps Pe Pc Po Sm Sc Sk So Pi"
          + " Pf";

  private static final String[] CATEGORY = CATEGORIES.toLowerCase(Locale.ROOT).split(" ", -1);

  private static final Map<String, IntPredicate> SPECIAL =
      Map.ofEntries(
          Map.entry("any", point -> true),
          Map.entry("l&", UnicodeProperties::isCased),
          Map.entry("lc", UnicodeProperties::isCased),
          Map.entry("xan", UnicodeProperties::isAlphanumeric),
          Map.entry("xwd", point -> isAlphanumeric(point) || point == '_'),
          Map.entry("xps", UnicodeProperties::isSpace),
          Map.entry("xsp", UnicodeProperties::isSpace),
          Map.entry("whitespace", UnicodeProperties::isSpace),
          Map.entry("alphabetic", Character::isAlphabetic),
          Map.entry("alpha", Character::isAlphabetic),
          Map.entry("ideographic", Character::isIdeographic),
          Map.entry("uppercase", Character::isUpperCase),
          Map.entry("lowercase", Character::isLowerCase),
          Map.entry("ascii", point -> point < 0x80),
          Map.entry("emoji", Character::isEmoji),
          Map.entry("emojipresentation", Character::isEmojiPresentation),
          Map.entry("extendedpictographic", Character::isExtendedPictographic));

  private UnicodeProperties() {}

  static Optional<IntPredicate> find(String key) {
    IntPredicate special = SPECIAL.get(key);
    if (special != null) {
      return Optional.of(special);
    }
    boolean isCategory =
        (key.length() == 1 || key.length() == 2)
            && java.util.Arrays.stream(CATEGORY).anyMatch(name -> name.startsWith(key));
    return isCategory ? Optional.of(point -> category(point).startsWith(key)) : Optional.empty();
  }

  private static String category(int point) {
    return CATEGORY[Character.getType(point)];
  }

  private static boolean isCased(int point) {
    int type = Character.getType(point);
    return type == Character.UPPERCASE_LETTER
        || type == Character.LOWERCASE_LETTER
        || type == Character.TITLECASE_LETTER;
  }

  private static boolean isAlphanumeric(int point) {
    char group = category(point).charAt(0);
    return group == 'l' || group == 'n';
  }

  private static boolean isSpace(int point) {
    return category(point).charAt(0) == 'z'
        || NamedSets.HORIZONTAL.contains(point)
        || NamedSets.VERTICAL.contains(point);
  }
}
