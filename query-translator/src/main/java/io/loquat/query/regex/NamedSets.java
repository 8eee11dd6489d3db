package io.loquat.query.regex;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

/** Sets of code points that have names in patterns. Thread-safe by a concurrent map. */
final class NamedSets {
  static final CodeSet DIGIT = CodeSet.of('0', '9');
  static final CodeSet WORD = CodeSet.of('0', '9', 'A', 'Z', 'a', 'z', '_', '_');
  static final CodeSet SPACE = CodeSet.of('\t', '\r', ' ', ' ');
  static final CodeSet NEWLINE = CodeSet.of('\n', '\n');
  static final CodeSet VERTICAL = CodeSet.of('\n', '\r', 0x85, 0x85, 0x2028, 0x2029);
  static final CodeSet HORIZONTAL =
      CodeSet.of(
          '\t', '\t', ' ', ' ', 0xa0, 0xa0, 0x1680, 0x1680, 0x180e, 0x180e, 0x2000, 0x200a, 0x202f,
          0x202f, 0x205f, 0x205f, 0x3000, 0x3000);

  private static final CodeSet ALPHA = CodeSet.of('A', 'Z', 'a', 'z');

  private static final Map<String, CodeSet> POSIX =
      Map.ofEntries(
          Map.entry("alpha", ALPHA),
          Map.entry("lower", CodeSet.of('a', 'z')),
          Map.entry("upper", CodeSet.of('A', 'Z')),
          Map.entry("alnum", CodeSet.of('0', '9', 'A', 'Z', 'a', 'z')),
          Map.entry("ascii", CodeSet.of(0, 0x7f)),
          Map.entry("blank", CodeSet.of("\t ")),
          Map.entry("cntrl", CodeSet.of(0, 0x1f, 0x7f, 0x7f)),
          Map.entry("digit", DIGIT),
          Map.entry("graph", CodeSet.of('!', '~')),
          Map.entry("print", CodeSet.of(' ', '~')),
          Map.entry("punct", CodeSet.of('!', '/', ':', '@', '[', '`', '{', '~')),
          Map.entry("space", SPACE),
          Map.entry("word", WORD),
          Map.entry("xdigit", CodeSet.of('0', '9', 'A', 'F', 'a', 'f')));

  /** What POSIX classes become where classes are Unicode's; the others stay. */
  private static final Map<String, String> POSIX_AS_PROPERTY =
      Map.of(
          "alpha", "L", "lower", "Ll", "upper", "Lu", "alnum", "Xan", "cntrl", "Cc", "digit", "Nd",
          "space", "Xps", "word", "Xwd");

  /** Only names that exist get in, so it stays small. */
  private static final Map<String, CodeSet> PROPERTIES = new ConcurrentHashMap<>();

  private NamedSets() {}

  /** {@code [:alpha:]} and its like. */
  static CodeSet posix(String name, Flags flags) {
    CodeSet set = POSIX.get(name);
    if (set == null) {
      throw new PatternError("unknown POSIX class name");
    }
    boolean isCase = name.equals("lower") || name.equals("upper");
    if (flags.ucp() && POSIX_AS_PROPERTY.containsKey(name)) {
      return property(flags.i() && isCase ? "L&" : POSIX_AS_PROPERTY.get(name), flags);
    }
    return flags.i() && isCase ? ALPHA : set;
  }

  /** {@code \d}, {@code \s} or {@code \w}, by its letter. */
  static CodeSet shorthand(int letter, Flags flags) {
    return switch (letter) {
      case 'd' -> flags.ucp() ? property("Nd", flags) : DIGIT;
      case 's' -> flags.ucp() ? property("Xps", flags) : SPACE;
      default -> flags.ucp() ? property("Xwd", flags) : WORD;
    };
  }

  /** What {@code \p} names. */
  static CodeSet property(String name, Flags flags) {
    String wanted = name.replaceAll("[ _-]", "").toLowerCase(Locale.ROOT);
    boolean isCase = wanted.equals("lu") || wanted.equals("ll") || wanted.equals("lt");
    String key = flags.i() && isCase ? "l&" : wanted;
    CodeSet known = PROPERTIES.get(key);
    if (known != null) {
      return known;
    }
    IntPredicate test =
        UnicodeProperties.find(key)
            .or(() -> script(key))
            .orElseThrow(() -> new PatternError("unknown property after \\P or \\p"));
    return PROPERTIES.computeIfAbsent(key, ignored -> CodeSet.where(test));
  }

  private static Optional<IntPredicate> script(String key) {
    String name = key.replaceFirst("^(script|sc|scriptextensions|scx)[:=]", "");
    for (Character.UnicodeScript script : Character.UnicodeScript.values()) {
      if (script.name().replace("_", "").equalsIgnoreCase(name)) {
        return Optional.of(point -> Character.UnicodeScript.of(point) == script);
      }
    }
    return Optional.empty();
  }
}
