package io.loquat.query.filter;

import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.SqlParameter;
import java.util.Optional;
import org.bson.BsonRegularExpression;

/**
 * The plain text that all matches of an anchored pattern begin with. Immutable.
 *
 * <p>A text that may be anywhere is not looked for: searching takes SQL so long that a filter which
 * most documents pass would be slower than without.
 */
record LiteralPrefix(String text) {
  private static final String META = "\\^$.[]|()*+?{}";

  /** What lets the character before it be absent. */
  private static final String OPTIONAL = "*?{";

  /**
   * Empty for patterns with alternatives, in either case, over several lines, with free spacing.
   */
  static Optional<LiteralPrefix> of(BsonRegularExpression expression) {
    String pattern = expression.getPattern();
    String options = expression.getOptions();
    boolean plain =
        pattern.startsWith("^")
            && pattern.indexOf('|') < 0
            && "imx".chars().allMatch(option -> options.indexOf(option) < 0);
    String text = plain ? textAt(pattern, 1) : "";
    return text.isEmpty() ? Optional.empty() : Optional.of(new LiteralPrefix(text));
  }

  private static String textAt(String pattern, int from) {
    StringBuilder text = new StringBuilder();
    int last = 0;
    int index = from;
    while (index < pattern.length()) {
      int character = pattern.codePointAt(index);
      if (character == '\\' && isEscapedSign(pattern, index + 1)) {
        index++;
        character = pattern.codePointAt(index);
      } else if (META.indexOf(character) >= 0) {
        return OPTIONAL.indexOf(character) >= 0 ? text.substring(0, last) : text.toString();
      }
      last = text.length();
      text.appendCodePoint(character);
      index += Character.charCount(character);
    }
    return text.toString();
  }

  /** Behind a backslash, letters and digits have meanings, and all other ASCII has none. */
  private static boolean isEscapedSign(String pattern, int index) {
    return index < pattern.length()
        && pattern.charAt(index) < 0x80
        && !Character.isLetterOrDigit(pattern.charAt(index));
  }

  /** Whether a text begins with it. */
  SqlFragment begins(SqlFragment stored) {
    return SqlFragment.template(
        "substr({}, 1, {}) = {}",
        stored,
        SqlFragment.of("?", new SqlParameter.Integer(text.codePointCount(0, text.length()))),
        SqlFragment.of("?", new SqlParameter.Text(text)));
  }
}
