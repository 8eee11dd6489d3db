package io.loquat.house;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which lines of a file hold code: neither blank nor only comment. Immutable. */
final class CodeLines {
  /** What must be recognized as a whole, so that a {@code //} in a string starts no comment. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>//[^\\n]*|/\\*.*?\\*/)"
              + "|(?<code>\"\"\".*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\""
              + "|'(?:\\\\.|[^'\\\\\\n])*'|[^\\s])",
          Pattern.DOTALL);

  private final BitSet lines;
  private final int commentLineCount;

  private CodeLines(BitSet lines, int commentLineCount) {
    this.lines = lines;
    this.commentLineCount = commentLineCount;
  }

  static CodeLines of(String text) {
    BitSet code = new BitSet();
    BitSet comments = new BitSet();
    Matcher token = TOKEN.matcher(text);
    int line = 1;
    int position = 0;
    while (token.find()) {
      line += newlines(text, position, token.start());
      int last = line + newlines(text, token.start(), token.end());
      (token.group("comment") == null ? code : comments).set(line, last + 1);
      line = last;
      position = token.end();
    }
    return new CodeLines(code, comments.cardinality());
  }

  private static int newlines(String text, int from, int to) {
    return (int) text.substring(from, to).chars().filter(c -> c == '\n').count();
  }

  /** How many lines hold code, from the first to the last line, both counted from 1. */
  int between(int first, int last) {
    return lines.get(first, last + 1).cardinality();
  }

  int count() {
    return lines.cardinality();
  }

  int commentCount() {
    return commentLineCount;
  }
}
