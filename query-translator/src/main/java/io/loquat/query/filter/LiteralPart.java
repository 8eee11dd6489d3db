package io.loquat.query.filter;

import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.SqlParameter;
import java.util.Optional;
import org.bson.BsonRegularExpression;

/**
 * The plain text that a pattern begins with, if any: what matches has it in it. Immutable.
 *
 * @param atStart whether what matches begins with it
 */
record LiteralPart(String text, boolean atStart) {
  private static final String META = "\\^$.[]|()*+?{}";

  /** What lets the character before it be absent. */
  private static final String OPTIONAL = "*?{";

  /** Empty for patterns with alternatives, or that match in either case, or with free spacing. */
  static Optional<LiteralPart> of(BsonRegularExpression expression) {
    String pattern = expression.getPattern();
    String options = expression.getOptions();
    boolean hard =
        pattern.indexOf('|') >= 0 || options.indexOf('i') >= 0 || options.indexOf('x') >= 0;
    boolean anchored = pattern.startsWith("^");
    String text = hard ? "" : textAt(pattern, anchored ? 1 : 0);
    boolean atStart = anchored && options.indexOf('m') < 0;
    return text.isEmpty() ? Optional.empty() : Optional.of(new LiteralPart(text, atStart));
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

  /** Whether it is in a text. */
  SqlFragment foundIn(SqlFragment stored) {
    SqlFragment part = SqlFragment.of("?", new SqlParameter.Text(text));
    SqlFragment length =
        SqlFragment.of("?", new SqlParameter.Integer(text.codePointCount(0, text.length())));
    return atStart
        ? SqlFragment.template("substr({}, 1, {}) = {}", stored, length, part)
        : SqlFragment.template("instr({}, {}) > 0", stored, part);
  }
}
