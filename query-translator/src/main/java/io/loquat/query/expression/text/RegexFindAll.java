package io.loquat.query.expression.text;

import static io.loquat.query.expression.text.TextSpecs.codes;
import static io.loquat.query.expression.text.TextSpecs.fails;
import static io.loquat.query.expression.text.TextSpecs.gives;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.regex.Match;
import io.loquat.query.regex.Regex;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonValue;

/** {@code $regexFindAll}. Stateless. */
final class RegexFindAll implements RegexCall.Result {
  static final OperatorSpec SPEC =
      TextSpecs.spec(
          "$regexFindAll",
          "4.2",
          "`input`, `regex`, optionally `options`",
          "an empty array if the input or the pattern is null or missing",
          codes(31022, 31023, 31024, 51103, 51104, 51105, 51106, 51107, 51108, 51111, 51151),
          "Gives all matches of a regular expression, one after the other.",
          gives(
              "{\"a\": \"aba\"}",
              "{\"$regexFindAll\": {\"input\": \"$a\", \"regex\": \"a\"}}",
              "[{\"match\": \"a\", \"idx\": 0, \"captures\": []},"
                  + " {\"match\": \"a\", \"idx\": 2, \"captures\": []}]"),
          gives("{}", "{\"$regexFindAll\": {\"input\": \"$a\", \"regex\": \"a\"}}", "[]"),
          fails("{\"a\": 1}", "{\"$regexFindAll\": {\"input\": \"$a\", \"regex\": \"a\"}}", 51104));

  private static final long BYTES_MAX = 64 << 20;

  /** What a match takes beside its texts: names, types, a place. */
  private static final int BYTES_AROUND = 60;

  @Override
  public BsonValue of(Regex regex, String input) {
    byte[] utf8 = Text.utf8(input);
    BsonArray matches = new BsonArray();
    int from = 0;
    int index = 0;
    int counted = 0;
    long bytes = 0;
    Optional<Match> found = regex.find(utf8, from);
    while (found.isPresent()) {
      Match match = found.get();
      index += RegexMatches.codePoints(utf8, counted, match.startByte());
      counted = match.startByte();
      matches.add(RegexMatches.document(match, index));
      bytes += BYTES_AROUND + size(match);
      checkSize(bytes);
      from = next(utf8, match);
      found = from < utf8.length ? regex.find(utf8, from) : Optional.empty();
    }
    return matches;
  }

  private static long size(Match match) {
    return match.text().length()
        + match.groups().stream().mapToLong(group -> group.orElse("").length() + 8L).sum();
  }

  private static void checkSize(long bytes) {
    if (bytes > BYTES_MAX) {
      throw new CommandException(
          ErrorCode.location(51151),
          "$regexFindAll: the size of buffer to store output exceeded the 64MB limit");
    }
  }

  /** After an empty match goes on at the next code point. */
  private static int next(byte[] utf8, Match match) {
    if (!match.text().isEmpty()) {
      return match.endByte();
    }
    int next = match.endByte() + 1;
    while (Text.isContinuation(utf8, next)) {
      next++;
    }
    return next;
  }

  @Override
  public BsonValue nothing() {
    return new BsonArray();
  }
}
