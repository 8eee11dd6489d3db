package io.loquat.query.expression.text;

import io.loquat.query.regex.Match;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Matches as the operators show them. Stateless. */
final class RegexMatches {
  private RegexMatches() {}

  /**
   * @param index the code point at which the match begins
   */
  static BsonDocument document(Match match, int index) {
    BsonArray captures = new BsonArray(match.groups().size());
    match
        .groups()
        .forEach(
            group -> captures.add(group.<BsonValue>map(BsonString::new).orElse(BsonNull.VALUE)));
    return new BsonDocument("match", new BsonString(match.text()))
        .append("idx", new BsonInt32(index))
        .append("captures", captures);
  }

  /** How many code points lie between two bytes. */
  static int codePoints(byte[] utf8, int start, int end) {
    int count = 0;
    for (int k = start; k < end; k++) {
      count += Text.isContinuation(utf8, k) ? 0 : 1;
    }
    return count;
  }
}
