package io.loquat.query.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.TimeLimit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {
  private static String first(String pattern, String options, String text) {
    return Regex.ofFilter(pattern, options, TimeLimit.NONE)
        .find(text.getBytes(StandardCharsets.UTF_8), 0)
        .map(match -> match.text() + match.groups().stream().map(g -> g.orElse("-")).toList())
        .map(text2 -> text2.replace("[]", "").replace(", ", ",").replace("\n", "~"))
        .orElse("none");
  }

  /** What PCRE2 finds. A tilde stands for a newline, options follow the pattern. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        "abc _ xabcx abc",
        "ABC i xabcx abc",
        "^b m a~b b",
        "^b _ a~b none",
        "a$ _ a~ a",
        "a$ _ a~b none",
        "a$ m a~b a",
        "a.b _ a~b none",
        "a.b s a~b a~b",
        "`a b#c` x ab ab",
        "`a\\ b` x `a b` `a b`",
        "`[a b]+` x `a b` `a b`",
        "`a +` x aa aa",
        "(?i)é _ É É",
        "(?i)k _ \u212A \u212A",
        "(?i)ß _ ss none",
        "(?i)[^a] _ Ab b",
        "(?i)[\\x{e0}-\\x{e9}] _ É É",
        "a(?i)b|c _ C C",
        "a(?i:b)c _ aBc aBc",
        "a(?i:b)c _ aBC none",
        "(?-i)a i A none",
        "\\w+ _ éa a",
        "(*UCP)\\w+ _ éa éa",
        "\\d _ ٣ none",
        "(*UCP)\\d _ ٣ ٣",
        "\\bfoo _ éfoo foo",
        "(*UCP)\\bfoo _ éfoo none",
        "\\p{Lu}+ _ aÉB ÉB",
        "\\p{Greek} _ aβ β",
        "\\p{^L} _ a1 1",
        "\\P{L} _ a1 1",
        "[\\p{L}\\d]+ _ -aé1- aé1",
        "[[:alpha:]]+ _ 1ab2 ab",
        "[[:^digit:]] _ 1a a",
        "[[:upper:]]+ i aB aB",
        "[]a]+ _ a] a]",
        "[^]]+ _ ab] ab",
        "[a\\]]+ _ a] a]",
        "[\\w-]+ _ a-b a-b",
        "[a-]+ _ a-b a-",
        "[\\Q^]\\E]+ _ ^] ^]",
        "[&&a]+ _ a&b a&",
        "\\Qa.b\\E+ _ a.bb a.bb",
        "\\Qa.b _ a.b a.b",
        "a{2} _ aaa aa",
        "a{,3} _ a{,3} a{,3}",
        "a{2,} _ aaaa aaaa",
        "a{1,2}? _ aaa a",
        "a{2}? _ aaa aa",
        "a{ _ a{ a{",
        "(?U)a+ _ aaa a",
        "(?U)a+? _ aaa aaa",
        "a++a _ aaa none",
        "a{1,3}+a _ aaa none",
        "(?>a+)a _ aaa none",
        "(?:(?=b))?b _ b b",
        "(?=b)*b _ b b",
        "(?<=a|bc)d _ bcd d",
        "(?<!a)b _ abb b",
        "(?<y>\\d+)-\\k<y> _ 1-1 1-1[1]",
        "(?P<y>a)(?P=y) _ aa aa[a]",
        "(?'y'a)\\k'y'\\g{y}\\k{y} _ aaaa aaaa[a]",
        "(a)\\1 i aA aA[a]",
        "(a)(b)\\g{-1} _ abb abb[a,b]",
        "(a|b(?1)c) _ bbacc bbacc[bbacc]",
        "\\((?:[^()]|(?R))*\\) _ x(a(b)c) (a(b)c)",
        "(?<n>x|y)(?&n)(?P>n)\\g<n> _ xyxx xyxx[x]",
        "(?(DEFINE)(?<d>\\d))?(?&d)+ _ a12 12[2]",
        "^(a)?(?(1)b|c)$ _ ab ab[a]",
        "^(a)?(?(1)b|c)$ _ c c[-]",
        "(?<q>a)?(?(<q>)b|c) _ ab ab[a]",
        "(?|(a)|(b))\\1 _ bb bb[b]",
        "foo\\Kbar _ foobar bar",
        "a(?#comment)b _ ab ab",
        "\\x41\\x{42}\\103\\o{104} _ ABCD ABCD",
        "\\cA? _ b ``",
        "\\h\\H _ `\t b` ` b`",
        "\\R _ a~ ~",
        "\\N+ _ a~ a",
        "\\X _ e\u0301x e\u0301",
        "a(*F)|b _ ab b",
        "(*pla:b)b _ b b",
        "x|a|ab _ ab a",
        "(a)|(b) _ b b[-,b]"
      })
  void findsWhatPcre2Finds(String pattern, String options, String text, String expected) {
    String plain = options.equals("_") ? "" : options;
    if (pattern.equals("\\")) {
      return;
    }
    assertThat(first(pattern, plain, text.replace('~', '\n'))).isEqualTo(expected.replace("`", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a",
        "(a",
        "a)",
        "*a",
        "a**",
        "a{2,1}",
        "a{65536}",
        "(?<=a+)b",
        "[b-a]",
        "[\\d-z]",
        "[[:foo:]]",
        "[[.a.]]",
        "\\",
        "\\j",
        "\\1",
        "(?<n>a)(?<n>b)",
        "\\k<n>",
        "(?<1>a)",
        "(?Qa)",
        "(?1)",
        "\\p{Foo}",
        "\\x{110000}",
        "\\g",
        "(?(1)a|b|c)(d)",
        "(*FOO)a",
        "(?#",
        "\\L",
        "(?",
        "(?P",
        "(?<",
        "\\c",
        "\\o",
        "\\x{",
        "\\p",
        "(?(",
        "(?(a",
        "[\\",
        "[[:alpha:",
        "(?i",
        "(?R",
        "\\g{",
        "\\g<",
        "\\k",
        "(*",
        "a|*"
      })
  void refusesWhatPcre2Refuses(String pattern) {
    assertThatThrownBy(() -> Regex.ofFilter(pattern, "", TimeLimit.NONE))
        .isInstanceOf(CommandException.class)
        .extracting(e -> ((CommandException) e).code())
        .isEqualTo(ErrorCode.location(51091));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?(?=a)b|c)",
        "(a)(?(R)b|c)",
        "a(*COMMIT)b",
        "\\C",
        "(*CRLF)a",
        "(?(VERSION>=10)a|b)"
      })
  void refusesWhatTheEngineHasNot(String pattern) {
    assertThatThrownBy(() -> Regex.ofFilter(pattern, "", TimeLimit.NONE))
        .hasMessageContaining("not supported");
  }

  @Test
  void stopsAtTheTimeLimit() {
    long end = System.nanoTime() + Duration.ofMillis(100).toNanos();
    TimeLimit limit =
        new TimeLimit() {
          @Override
          public void check() {
            if (System.nanoTime() > end) {
              throw new CommandException(ErrorCode.MAX_TIME_MS_EXPIRED, "over");
            }
          }

          @Override
          public long remainingNanos() {
            return end - System.nanoTime();
          }
        };
    assertThatThrownBy(() -> Regex.ofFilter("(a+)+b", "", limit).find("a".repeat(50)))
        .hasMessage("over");
    assertThat(System.nanoTime() - end).isLessThan(Duration.ofSeconds(2).toNanos());
  }

  @Test
  void needsNoStack() throws InterruptedException {
    boolean[] found = new boolean[1];
    Thread small =
        new Thread(
            null,
            () -> {
              Regex loop = Regex.ofFilter("^(a|b)*$", "", TimeLimit.NONE);
              Regex deep =
                  Regex.ofFilter("(".repeat(250) + "a" + ")".repeat(250), "", TimeLimit.NONE);
              Regex wide = Regex.ofFilter("a|".repeat(8000) + "b", "", TimeLimit.NONE);
              found[0] = loop.find("ab".repeat(50_000)) && deep.find("a") && wide.find("b");
            },
            "small",
            256 << 10);
    small.start();
    small.join();
    assertThat(found[0]).isTrue();
  }

  @Test
  void refusesDeepNestingAndLongPatterns() {
    assertThatThrownBy(() -> Regex.ofFilter("(".repeat(251) + ")".repeat(251), "", TimeLimit.NONE))
        .hasMessageContaining("too deeply nested");
    assertThatThrownBy(() -> Regex.ofFilter("a".repeat(16_385), "", TimeLimit.NONE))
        .hasMessageContaining("longer than the limit");
    assertThatThrownBy(() -> Regex.ofFilter("\\pL".repeat(5000), "", TimeLimit.NONE))
        .hasMessageContaining("too large");
  }

  @Test
  void tellsBytesOfAMatchAfterOtherCharacters() {
    byte[] text = "日本abc".getBytes(StandardCharsets.UTF_8);
    Match match = Regex.ofFilter("b", "", TimeLimit.NONE).find(text, 0).orElseThrow();
    assertThat(match.startByte()).isEqualTo(7);
    assertThat(match.endByte()).isEqualTo(8);
  }
}
