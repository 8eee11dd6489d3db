package io.loquat.query.collation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.BsonOrder;
import io.loquat.model.CommandException;
import io.loquat.model.KeyEncoding;
import io.loquat.model.TextOrder;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filters;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{locale: 'en', strength: 1}|cafe|CAFÉ|0",
        "{locale: 'en', strength: 2}|cafe|CAFE|0",
        "{locale: 'en', strength: 2}|cafe|café|-1",
        "{locale: 'en'}|a|A|-1",
        "{locale: 'en', caseFirst: 'upper'}|a|A|1",
        "{locale: 'en', strength: 1, caseLevel: true}|a|A|-1",
        "{locale: 'en', strength: 1, caseLevel: true}|a|á|0",
        "{locale: 'en', numericOrdering: true}|item10|item9|1",
        "{locale: 'en'}|item10|item9|-1",
        "{locale: 'en', alternate: 'shifted', strength: 3}|black-bird|blackbird|0",
        "{locale: 'en', alternate: 'shifted', maxVariable: 'space'}|black-bird|blackbird|-1",
        "{locale: 'en', alternate: 'shifted', maxVariable: 'space'}|a\u00a0b|ab|0",
        "{locale: 'fr_CA'}|côte|coté|-1",
        "{locale: 'fr', backwards: true}|côte|coté|-1",
        "{locale: 'fr'}|côte|coté|1",
        "{locale: 'sv'}|z|å|-1",
        "{locale: 'de@collation=phonebook', strength: 1}|ä|ae|0",
        "{locale: 'en', strength: null, caseLevel: null, caseFirst: null}|a|A|-1",
        "{locale: 'simple'}|a|B|1",
      })
  void comparesAsTheLanguageDoes(String collation, String left, String right, int order) {
    assertThat(Integer.signum(texts(collation).compare(left, right))).isEqualTo(order);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|40414",
        "{locale: 1}|14",
        "{locale: 'xx'}|2",
        "{locale: ''}|2",
        "{locale: 'en-US'}|2",
        "{locale: 'en', strength: 0}|2",
        "{locale: 'en', strength: 6}|2",
        "{locale: 'en', strength: '1'}|14",
        "{locale: 'en', caseFirst: 'both'}|2",
        "{locale: 'en', caseFirst: 'upper', strength: 2}|2",
        "{locale: 'en', backwards: true, strength: 1}|2",
        "{locale: 'en', backwards: 1}|14",
        "{locale: 'en', backwards: null}|14",
        "{locale: null}|40414",
        "{locale: 'en', version: '1.0'}|161",
        "{locale: 'en', colour: 1}|40415",
        "{locale: 'simple', strength: 9}|2",
      })
  void refusesWhatMongoDbRefusesWithItsCode(String collation, int code) {
    assertThatThrownBy(() -> texts(collation))
        .isInstanceOfSatisfying(
            CommandException.class, error -> assertThat(error.code().number()).isEqualTo(code));
  }

  @Test
  void describesAllFieldsWithTheDefaultsOfTheLocale() {
    assertThat(Collation.parse(BsonDocument.parse("{locale: 'fr_CA', strength: 2}")).description())
        .isEqualTo(
            BsonDocument.parse(
                "{locale: 'fr_CA', caseLevel: false, caseFirst: 'off', strength: 2,"
                    + " numericOrdering: false, alternate: 'non-ignorable', maxVariable: 'punct',"
                    + " normalization: false, backwards: true, version: '57.1'}"));
  }

  @Test
  void describesItselfInAWayThatCanBeReadAgain() {
    Collation collation =
        Collation.parse(BsonDocument.parse("{locale: 'da', alternate: 'shifted'}"));
    assertThat(Collation.parse(collation.description()).description())
        .isEqualTo(collation.description());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: 'X'}|{a: 'x'}|true",
        "{a: 'X'}|{a: {$gt: 'w'}}|true",
        "{a: 'X'}|{a: {$lte: 'x'}}|true",
        "{a: 'X'}|{a: {$ne: 'x'}}|false",
        "{a: 'X'}|{a: {$in: ['y', 'x']}}|true",
        "{a: 'X'}|{a: {$nin: ['y', 'x']}}|false",
        "{a: {b: ['X']}}|{a: {b: ['x']}}|true",
        "{a: {B: 'x'}}|{a: {b: 'x'}}|false",
        "{a: 'X'}|{$expr: {$in: ['$a', ['x', 'y']]}}|true",
      })
  void filtersCompareTextsAndNoNamesByIt(String document, String filter, boolean matches) {
    QueryContext context = QueryContext.plain().withTexts(texts("{locale: 'en', strength: 2}"));
    assertThat(
            Filters.matches(
                Filters.parse(BsonDocument.parse(filter), context), BsonDocument.parse(document)))
        .isEqualTo(matches);
  }

  @Property(tries = 500)
  void keysAgreeWithTheOrderOfValues(
      @ForAll("collations") String collation,
      @ForAll("texts") String left,
      @ForAll("texts") String right) {
    TextOrder texts = texts(collation);
    BsonString one = new BsonString(left);
    BsonString other = new BsonString(right);
    int keys =
        Arrays.compareUnsigned(KeyEncoding.encode(one, texts), KeyEncoding.encode(other, texts));
    assertThat(Integer.signum(keys))
        .isEqualTo(Integer.signum(BsonOrder.of(texts).compare(one, other)));
  }

  @Property(tries = 500)
  void keysEndWithTheirOnlyZero(
      @ForAll("collations") String collation, @ForAll("texts") String text) {
    byte[] key = texts(collation).key(text);
    for (int i = 0; i < key.length - 1; i++) {
      assertThat(key[i]).isNotZero();
    }
    assertThat(key[key.length - 1]).isZero();
  }

  @Provide
  Arbitrary<String> collations() {
    return Arbitraries.of(
        List.of(
            "{locale: 'en'}",
            "{locale: 'en', strength: 1}",
            "{locale: 'en', strength: 5}",
            "{locale: 'fr_CA', strength: 2, numericOrdering: true}",
            "{locale: 'da', alternate: 'shifted', strength: 4}"));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("abAB0129 -_éÉåøß\u0000\u0001日\uD83D\uDE00")
        .all()
        .ofMaxLength(6)
        .filter(text -> text.chars().noneMatch(unit -> Character.isSurrogate((char) unit)));
  }

  private static TextOrder texts(String collation) {
    return Collation.parse(BsonDocument.parse(collation)).texts();
  }
}
