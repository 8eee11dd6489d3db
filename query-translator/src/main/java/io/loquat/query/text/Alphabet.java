package io.loquat.query.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;

/**
 * What the characters of a language's texts are: which part words, which is the lower case of
 * which, and what is left of one without its diacritics. Immutable.
 *
 * @param unicode whether more than ASCII is known, as since version 3 of text indexes
 */
record Alphabet(TextLanguage language, boolean unicode) {
  private static final int ASCII_MAX = 0x7f;
  private static final int DOTLESS_I = 0x131;
  private static final int I_WITH_DOT = 0x130;
  private static final int TO_LOWER = 0x20;
  private static final UnicodeSet DELIMITERS =
      ofAny(
          UProperty.WHITE_SPACE,
          UProperty.DASH,
          UProperty.HYPHEN,
          UProperty.QUOTATION_MARK,
          UProperty.TERMINAL_PUNCTUATION,
          UProperty.PATTERN_SYNTAX,
          UProperty.S_TERM);
  private static final UnicodeSet DIACRITICS = ofAny(UProperty.DIACRITIC);

  private static UnicodeSet ofAny(int... properties) {
    UnicodeSet all = new UnicodeSet();
    for (int property : properties) {
      all.addAll(new UnicodeSet().applyIntPropertyValue(property, 1));
    }
    return all.freeze();
  }

  /** Whether a character parts words; an apostrophe is part of an English one. */
  boolean isDelimiter(int character) {
    if (character == '\'' && language == TextLanguage.ENGLISH) {
      return false;
    }
    return (unicode || character <= ASCII_MAX) && DELIMITERS.contains(character);
  }

  /**
   * A text as texts are compared.
   *
   * @param keepsCase Turkish letters never do, for the sake of its two letters i
   */
  String folded(String text, boolean keepsCase, boolean keepsDiacritics) {
    boolean lower = !keepsCase || (unicode && language == TextLanguage.TURKISH);
    String folded = lower ? lower(text) : text;
    return keepsDiacritics ? folded : withoutDiacritics(folded);
  }

  /** The text in lower case: each character for itself, so that none becomes two. */
  String lower(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.codePoints().map(this::lower).forEach(lower::appendCodePoint);
    return lower.toString();
  }

  private int lower(int character) {
    boolean turkish = unicode && language == TextLanguage.TURKISH;
    if (character <= ASCII_MAX) {
      boolean upper = character >= 'A' && character <= 'Z';
      return turkish && character == 'I' ? DOTLESS_I : upper ? character | TO_LOWER : character;
    }
    if (turkish && character == I_WITH_DOT) {
      return 'i';
    }
    return unicode ? UCharacter.foldCase(character, true) : character;
  }

  /** The text with its letters bare of diacritics, and without such as stand for themselves. */
  String withoutDiacritics(String text) {
    if (!unicode) {
      return text;
    }
    StringBuilder bare = new StringBuilder(text.length());
    text.codePoints()
        .filter(character -> !DIACRITICS.contains(character))
        .map(Alphabet::bare)
        .forEach(bare::appendCodePoint);
    return bare.toString();
  }

  private static int bare(int character) {
    String parts =
        character <= ASCII_MAX ? null : Normalizer2.getNFDInstance().getDecomposition(character);
    if (parts == null) {
      return character;
    }
    StringBuilder left = new StringBuilder(parts.length());
    parts.codePoints().filter(part -> !DIACRITICS.contains(part)).forEach(left::appendCodePoint);
    String whole = Normalizer2.getNFCInstance().normalize(left);
    return whole.codePointCount(0, whole.length()) == 1 ? whole.codePointAt(0) : character;
  }
}
