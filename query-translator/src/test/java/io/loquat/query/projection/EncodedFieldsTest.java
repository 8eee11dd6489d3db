package io.loquat.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.query.context.QueryContext;
import io.loquat.query.meta.DocumentMeta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonBinary;
import org.bson.BsonDbPointer;
import org.bson.BsonDocument;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonUndefined;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class EncodedFieldsTest {
  /** A field of every type, each with a value whose length must be read rightly. */
  private static final BsonDocument EVERYTHING =
      BsonDocument.parse(
              "{_id: 1, 'größe': 2.5, text: 'größer', inner: {a: [1, {b: ''}]}, list: [1, [], 'x'],"
                  + " oid: {$oid: '0123456789abcdef01234567'}, yes: true, date: {$date: 5}, none:"
                  + " null, regex: {$regularExpression: {pattern: 'a.b', options: 'im'}}, code:"
                  + " {$code: 'f()'}, scoped: {$code: 'g()', $scope: {x: 1}}, small: 7, stamp:"
                  + " {$timestamp: {t: 1, i: 2}}, large: {$numberLong: '8'}, decimal:"
                  + " {$numberDecimal: '1.50'}, '': 'no name'}")
          .append("bytes", new BsonBinary(new byte[] {0, 1, 2}))
          .append("undefined", new BsonUndefined())
          .append("pointer", new BsonDbPointer("a.b", new ObjectId()))
          .append("symbol", new BsonSymbol("sym"))
          .append("least", new BsonMinKey())
          .append("greatest", new BsonMaxKey())
          .append("last", new BsonString(""));

  private static List<String> names(RawBsonDocument document) {
    List<String> names = new ArrayList<>();
    EncodedFields fields = new EncodedFields(document);
    while (fields.next()) {
      names.add(fields.name());
    }
    return names;
  }

  @Test
  void areThoseOfTheDocumentInItsOrder() {
    RawBsonDocument encoded = new RawBsonDocument(EVERYTHING, new BsonDocumentCodec());
    assertThat(names(encoded)).containsExactlyElementsOf(EVERYTHING.keySet());
  }

  @Test
  void mayLieAnywhereInAnArray() {
    RawBsonDocument encoded = new RawBsonDocument(EVERYTHING, new BsonDocumentCodec());
    byte[] alone = encoded.getByteBuffer().array();
    int length = encoded.getByteBuffer().remaining();
    byte[] shifted = new byte[length + 20];
    Arrays.fill(shifted, (byte) 9);
    System.arraycopy(alone, 0, shifted, 10, length);
    RawBsonDocument inside = new RawBsonDocument(shifted, 10, length);
    assertThat(names(inside)).containsExactlyElementsOf(EVERYTHING.keySet());
    assertThat(EncodedFields.startWithId(inside)).isTrue();
  }

  @Test
  void startWithTheIdOrNot() {
    assertThat(EncodedFields.startWithId(RawBsonDocument.parse("{_id: 1}"))).isTrue();
    assertThat(EncodedFields.startWithId(RawBsonDocument.parse("{_idle: 1, _id: 1}"))).isFalse();
    assertThat(EncodedFields.startWithId(RawBsonDocument.parse("{}"))).isFalse();
  }

  @Test
  void projectAsDecodedOnesDo() {
    RawBsonDocument encoded = new RawBsonDocument(EVERYTHING, new BsonDocumentCodec());
    for (String name : EVERYTHING.keySet()) {
      if (!name.isEmpty()) {
        for (int keep = 0; keep <= 1; keep++) {
          Projection projection =
              Projection.parse(
                  BsonDocument.parse("{'%s': %d}".formatted(name, keep)), QueryContext.plain());
          assertThat(projection.apply(encoded, DocumentMeta.NONE))
              .isEqualTo(projection.apply(EVERYTHING, DocumentMeta.NONE));
        }
      }
    }
  }
}
