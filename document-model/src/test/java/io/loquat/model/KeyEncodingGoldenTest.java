package io.loquat.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.bson.BsonDbPointer;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonUndefined;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds keys to the bytes that lie in files. A failure means that the file format has changed: then
 * the code is wrong, not the table.
 */
class KeyEncodingGoldenTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$minKey: 1}                                        | 08",
        "null                                                | 18",
        "{$numberDouble: 'NaN'}                              | 20",
        "{$numberDecimal: 'NaN'}                             | 20",
        "{$numberDouble: '-Infinity'}                        | 21",
        "{$numberDouble: '-1.7976931348623157E308'}          | 22007c00000000000000001f",
        "{$numberLong: '-9223372036854775808'}               | 2280ff",
        "-5                                                  | 22bdbf",
        "-1                                                  | 22bfff",
        "{$numberDouble: '-4.9E-324'}                        | 22ff8431ff",
        "0                                                   | 23",
        "{$numberDouble: '-0.0'}                             | 23",
        "{$numberDecimal: '-0E+10'}                          | 23",
        "{$numberDecimal: '1E-6176'}                         | 24002fdbb597917b01ef734f1967e014",
        "{$numberDouble: '4.9E-324'}                         | 24007bce00",
        "{$numberDecimal: '0.1'}                             | 243c99cd673399cd6733997fff14",
        "{$numberDouble: '0.1'}                              | 243c99cd673399cd6740",
        "1                                                   | 244000",
        "{$numberDecimal: '1.00'}                            | 244000",
        "{$numberDouble: '1.5'}                              | 244080",
        "5                                                   | 244240",
        "{$numberLong: '5'}                                  | 244240",
        "{$numberDouble: '5.0'}                              | 244240",
        "1000                                                | 2449f4",
        "{$numberLong: '9007199254740993'}                   | 24750101010101010110",
        "{$numberLong: '9223372036854775807'}                | 247efffffffffffffffffc",
        "{$numberDecimal: '9223372036854775807.5'}           | 247efffffffffffffffffe",
        "{$numberDouble: '9223372036854775808'}              | 247f00",
        "{$numberDecimal: '9.999999999999999999999999999999999E+6144'} |"
            + " 24ffcfbd3105e92529853b71459800c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7c6",
        "{$numberDouble: 'Infinity'}                         | 25",
        "''                                                  | 3000",
        "'a\\u0000b\\u0001c\\u0002'                          | 30610101620102630200",
        "{$symbol: 'ab'}                                     | 30616200",
        "'é€😀'                                              | 30c3a9e282acf09f988000",
        "{}                                                  | 3800",
        "{a: 1, b: ['x', null]}                              | 3820610024400040620040307800180000",
        "[]                                                  | 4000",
        "[1, [2], {c: 3}]                                    |"
            + " 402440004024410000382063002441800000",
        "{$binary: {base64: 'AQID', subType: '00'}}          | 480000000300010203",
        "{$binary: {base64: 'AQID', subType: '02'}}          | 480000000702010203",
        "{$oid: '0123456789abcdef01234567'}                  | 500123456789abcdef01234567",
        "false                                               | 5800",
        "true                                                | 5801",
        "{$date: {$numberLong: '-1'}}                        | 607fffffffffffffff",
        "{$date: {$numberLong: '1767323045000'}}             | 608000019b7ca98c88",
        "{$timestamp: {t: 4294967295, i: 1}}                 | 68ffffffff00000001",
        "{$regularExpression: {pattern: '^a', options: 'i'}} | 705e61006900",
        "{$code: 'f'}                                        | 806600",
        "{$code: 'f', $scope: {a: 1}}                        | 88660020610024400000",
        "{$maxKey: 1}                                        | f0"
      })
  void keysNeverChange(String json, String key) {
    BsonDocument document = BsonDocument.parse("{v: " + json + "}");
    assertThat(HexFormat.of().formatHex(KeyEncoding.encode(document.get("v")))).isEqualTo(key);
  }

  @Test
  void undefinedHasItsOwnKey() {
    assertThat(KeyEncoding.encode(new BsonUndefined())).containsExactly(0x10);
  }

  @Test
  void aPointerIsItsNameAndItsId() {
    BsonDbPointer pointer = new BsonDbPointer("d.c", new ObjectId("0123456789abcdef01234567"));
    assertThat(HexFormat.of().formatHex(KeyEncoding.encode(pointer)))
        .isEqualTo("78" + "00000003" + "642e6300" + "0123456789abcdef01234567");
  }

  @Test
  void descendingValuesAreInverted() {
    byte[] key =
        new KeyWriter()
            .append(new BsonString("a"), true)
            .append(new BsonInt32(5), false)
            .toByteArray();
    assertThat(HexFormat.of().formatHex(key)).isEqualTo("cf9eff" + "244240");
  }
}
