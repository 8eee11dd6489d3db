package io.loquat.query.regex;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.TimeLimit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcodings.specific.UTF8Encoding;
import org.joni.Matcher;
import org.joni.Option;
import org.joni.Region;
import org.joni.Syntax;
import org.joni.WarnCallback;
import org.joni.exception.JOniException;
import org.joni.exception.TimeoutException;

/**
 * A compiled regular expression of MongoDB's dialect. Immutable.
 *
 * <p>Joni matches, a port of Oniguruma: it keeps its own stack on the heap and looks at the clock
 * every some thousand steps. {@link Translator} writes the pattern in its dialect.
 */
public final class Regex {
  private static final int BYTES_MAX = 16_384;

  /** Stands for the bound on steps that PCRE2 has: what takes longer goes on without end. */
  private static final long SEARCH_NANOS_MAX = 5_000_000_000L;

  /** So that the limit has surely passed once the engine says so. */
  private static final long SLACK_NANOS = 1_000_000;

  private static final Syntax SYNTAX =
      new Syntax(
          "loquat",
          Syntax.RUBY.op,
          Syntax.RUBY.op2,
          Syntax.RUBY.op3,
          Syntax.RUBY.behavior,
          Option.ASCII_RANGE,
          Syntax.RUBY.metaCharTable);

  private final org.joni.Regex engine;
  private final EnginePattern pattern;
  private final TimeLimit timeLimit;

  private Regex(org.joni.Regex engine, EnginePattern pattern, TimeLimit timeLimit) {
    this.engine = engine;
    this.pattern = pattern;
    this.timeLimit = timeLimit;
  }

  /**
   * The pattern of a filter: of {@code $regex}, of a value that is a regular expression, of {@code
   * pattern} in a schema.
   *
   * @param options in any order: i, m, s, x, u
   * @throws CommandException 51091 for a bad pattern, 51108 for bad options, BadValue for a null
   *     byte
   */
  public static Regex ofFilter(String pattern, String options, TimeLimit timeLimit) {
    if (pattern.indexOf('\0') >= 0) {
      throw new CommandException(
          ErrorCode.BAD_VALUE, "Regular expression cannot contain an embedded null byte");
    }
    checkOptions(options);
    try {
      return compile(pattern, options, timeLimit);
    } catch (PatternError e) {
      throw new CommandException(
          ErrorCode.location(51091), "Regular expression is invalid: " + e.getMessage());
    }
  }

  /**
   * The pattern of an expression such as {@code $regexMatch}.
   *
   * @throws CommandException 51111 for a bad pattern, 51108 for bad options, 51109 and 51110 for
   *     null bytes
   */
  public static Regex ofExpression(
      String operator, String pattern, String options, TimeLimit timeLimit) {
    checkNoNull(51109, operator + ": regular expression", pattern);
    checkNoNull(51110, operator + ": regular expression options", options);
    checkOptions(options);
    try {
      return compile(pattern, options, timeLimit);
    } catch (PatternError e) {
      throw new CommandException(
          ErrorCode.location(51111), "Invalid Regex in " + operator + ": " + e.getMessage());
    }
  }

  private static void checkNoNull(int code, String subject, String text) {
    if (text.indexOf('\0') >= 0) {
      throw new CommandException(
          ErrorCode.location(code), subject + " cannot contain an embedded null byte");
    }
  }

  /**
   * Checks options alone.
   *
   * @throws CommandException 51108
   */
  public static void checkOptions(String options) {
    for (int k = 0; k < options.length(); k++) {
      if ("imsxu".indexOf(options.charAt(k)) < 0) {
        throw new CommandException(
            ErrorCode.location(51108), "invalid flag in regex options: " + options.charAt(k));
      }
    }
  }

  private static Regex compile(String pattern, String options, TimeLimit timeLimit) {
    if (pattern.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
      throw new PatternError("pattern string is longer than the limit set by the application");
    }
    EnginePattern translated = Translator.translate(pattern, Flags.of(options));
    byte[] bytes = translated.text().getBytes(StandardCharsets.UTF_8);
    try {
      org.joni.Regex engine =
          new org.joni.Regex(
              bytes,
              0,
              bytes.length,
              Option.NONE,
              0,
              UTF8Encoding.INSTANCE,
              SYNTAX,
              WarnCallback.NONE);
      return new Regex(engine, translated, timeLimit);
    } catch (JOniException e) {
      throw new PatternError(engineMessage(e));
    }
  }

  private static String engineMessage(JOniException e) {
    String message = String.valueOf(e.getMessage());
    return message.equals("invalid pattern in look-behind")
        ? "lookbehind assertion is not fixed length"
        : message;
  }

  /**
   * Whether the pattern matches anywhere in the text.
   *
   * @throws CommandException MaxTimeMSExpired (50), or 51156 for a match that goes on without end
   */
  public boolean find(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return search(engine.matcherNoRegion(bytes, 0, bytes.length), 0, bytes.length);
  }

  /**
   * The first match at or after a byte.
   *
   * @param utf8 the text
   * @throws CommandException as {@link #find(String)}
   */
  public Optional<Match> find(byte[] utf8, int startByte) {
    Matcher matcher = engine.matcher(utf8, 0, utf8.length);
    return search(matcher, startByte, utf8.length)
        ? Optional.of(match(utf8, matcher.getEagerRegion()))
        : Optional.empty();
  }

  private Match match(byte[] utf8, Region region) {
    List<Optional<String>> captured = new ArrayList<>(pattern.groups().size());
    for (List<Integer> engineGroups : pattern.groups()) {
      captured.add(
          engineGroups.stream()
              .filter(group -> region.getBeg(group) >= 0)
              .map(group -> text(utf8, region.getBeg(group), region.getEnd(group)))
              .findFirst());
    }
    int start = region.getBeg(0);
    int end = region.getEnd(0);
    return new Match(text(utf8, start, end), start, end, captured);
  }

  private static String text(byte[] utf8, int start, int end) {
    return new String(utf8, start, end - start, StandardCharsets.UTF_8);
  }

  private boolean search(Matcher matcher, int from, int length) {
    timeLimit.check();
    long taken = StackBudget.SHARED.take((long) pattern.stackBytes() * length);
    try {
      matcher.setTimeout(Math.min(timeLimit.remainingNanos(), SEARCH_NANOS_MAX) + SLACK_NANOS);
      return matcher.searchInterruptible(from, length, Option.NONE) >= 0;
    } catch (TimeoutException e) {
      timeLimit.check();
      throw new CommandException(
          ErrorCode.location(51156),
          "Error occurred while executing a regular expression: it takes too many steps");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException(ErrorCode.INTERRUPTED, "operation was interrupted");
    } finally {
      StackBudget.SHARED.give(taken);
    }
  }
}
