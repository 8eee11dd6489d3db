package io.loquat.query.collation;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.TextOrder;
import io.loquat.query.operator.ShellText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * A collation: which texts are equal and how they sort. Immutable.
 *
 * @param texts the order it gives
 * @param description all its fields, with the locale's defaults, as {@code listCollections} shows
 *     them; empty for the simple collation
 */
public record Collation(TextOrder texts, BsonDocument description) {
  /** Texts by their bytes. */
  public static final Collation SIMPLE = new Collation(TextOrder.BINARY, new BsonDocument());

  /** The version of its collation data that MongoDB names; clients must not name another one. */
  private static final String VERSION = "57.1";

  private static final List<Integer> STRENGTHS =
      List.of(
          Collator.PRIMARY,
          Collator.SECONDARY,
          Collator.TERTIARY,
          Collator.QUATERNARY,
          Collator.IDENTICAL);

  /** Which letters come first where only the case differs. */
  private enum CaseFirst {
    UPPER,
    LOWER,
    OFF
  }

  /**
   * Reads the argument {@code collation}.
   *
   * @throws CommandException BadValue (2), TypeMismatch (14), IDLUnknownField (40415), a missing
   *     locale (40414) or IncompatibleCollationVersion (161)
   */
  public static Collation parse(BsonDocument document) {
    CollationReader reader = new CollationReader(document);
    reader.checkNames();
    String locale = reader.locale();
    RuleBasedCollator collator = configured(reader, locale);
    checkVersion(reader);
    if (locale.equals("simple")) {
      return SIMPLE;
    }
    checkLocale(document, locale, collator);
    checkConsistent(document, collator);
    return new Collation(new CollatedTextOrder(collator.freeze()), description(locale, collator));
  }

  private static RuleBasedCollator configured(CollationReader reader, String locale) {
    RuleBasedCollator collator =
        ((RuleBasedCollator) Collator.getInstance(new ULocale(locale))).cloneAsThawed();
    reader.bool("caseLevel").ifPresent(collator::setCaseLevel);
    reader
        .word(
            "caseFirst",
            Map.of("upper", CaseFirst.UPPER, "lower", CaseFirst.LOWER, "off", CaseFirst.OFF))
        .ifPresent(first -> setCaseFirst(collator, first));
    reader.strength().ifPresent(strength -> collator.setStrength(STRENGTHS.get(strength - 1)));
    reader.bool("numericOrdering").ifPresent(collator::setNumericCollation);
    reader
        .word("alternate", Map.of("non-ignorable", false, "shifted", true))
        .ifPresent(collator::setAlternateHandlingShifted);
    reader
        .word(
            "maxVariable",
            Map.of(
                "punct", Collator.ReorderCodes.PUNCTUATION, "space", Collator.ReorderCodes.SPACE))
        .ifPresent(collator::setMaxVariable);
    reader
        .bool("normalization")
        .ifPresent(
            on ->
                collator.setDecomposition(
                    on ? Collator.CANONICAL_DECOMPOSITION : Collator.NO_DECOMPOSITION));
    reader.boolNotNull("backwards").ifPresent(collator::setFrenchCollation);
    return collator;
  }

  private static void setCaseFirst(RuleBasedCollator collator, CaseFirst first) {
    switch (first) {
      case UPPER -> collator.setUpperCaseFirst(true);
      case LOWER -> collator.setLowerCaseFirst(true);
      case OFF -> {
        collator.setUpperCaseFirst(false);
        collator.setLowerCaseFirst(false);
      }
    }
  }

  private static void checkVersion(CollationReader reader) {
    Optional<String> version = reader.text("version");
    if (version.isPresent() && !version.get().equals(VERSION)) {
      throw new CommandException(
          ErrorCode.INCOMPATIBLE_COLLATION_VERSION,
          "Requested collation version %s, but the only available collator version was %s."
              .formatted(version.get(), VERSION));
    }
  }

  /** Only a name that the library has data for, written as the library writes it, is a locale. */
  private static void checkLocale(
      BsonDocument document, String locale, RuleBasedCollator collator) {
    String known = collator.getLocale(ULocale.VALID_LOCALE).getName();
    if (known.isEmpty() || !known.equals(locale)) {
      String hint = known.isEmpty() ? "" : " Did you mean '" + known + "'?";
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "Field 'locale' is invalid in: " + ShellText.of(document) + "." + hint);
    }
  }

  private static void checkConsistent(BsonDocument document, RuleBasedCollator collator) {
    int strength = collator.getStrength();
    if (collator.isFrenchCollation() && strength == Collator.PRIMARY) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "'backwards' is invalid with 'strength' of 1 in: " + ShellText.of(document));
    }
    boolean caseFirst = collator.isUpperCaseFirst() || collator.isLowerCaseFirst();
    if (caseFirst && !collator.isCaseLevel() && strength < Collator.TERTIARY) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "'caseFirst' is invalid unless 'caseLevel' is on or 'strength' is greater than 2 in: "
              + ShellText.of(document));
    }
  }

  private static BsonDocument description(String locale, RuleBasedCollator collator) {
    String caseFirst =
        collator.isUpperCaseFirst() ? "upper" : collator.isLowerCaseFirst() ? "lower" : "off";
    boolean space = collator.getMaxVariable() == Collator.ReorderCodes.SPACE;
    return new BsonDocument("locale", new BsonString(locale))
        .append("caseLevel", BsonBoolean.valueOf(collator.isCaseLevel()))
        .append("caseFirst", new BsonString(caseFirst))
        .append("strength", new BsonInt32(STRENGTHS.indexOf(collator.getStrength()) + 1))
        .append("numericOrdering", BsonBoolean.valueOf(collator.getNumericCollation()))
        .append(
            "alternate",
            new BsonString(collator.isAlternateHandlingShifted() ? "shifted" : "non-ignorable"))
        .append("maxVariable", new BsonString(space ? "space" : "punct"))
        .append(
            "normalization",
            BsonBoolean.valueOf(collator.getDecomposition() != Collator.NO_DECOMPOSITION))
        .append("backwards", BsonBoolean.valueOf(collator.isFrenchCollation()))
        .append("version", new BsonString(VERSION));
  }
}
