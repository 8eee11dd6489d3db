package io.loquat.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.query.context.QueryContext;
import io.loquat.query.meta.DocumentMeta;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

class FlatProjectionTest {
  private static final DocumentMeta META = _ -> Optional.of(new BsonInt64(7));

  @Property(tries = 2000)
  void givesWhatTheRunOverDecodedDocumentsGives(
      @ForAll("documents") BsonDocument document,
      @ForAll("fields") Map<String, String> fields,
      @ForAll boolean included) {
    BsonDocument specification = specification(fields, included);
    Projection projection = Projection.parse(specification, QueryContext.plain());
    RawBsonDocument encoded = new RawBsonDocument(document, new BsonDocumentCodec());
    assertThat(projection.apply(encoded, META).toJson())
        .as("%s", specification)
        .isEqualTo(projection.apply(document, META).toJson());
  }

  /** What is only named is included, or left out; only the one goes with expressions. */
  private static BsonDocument specification(Map<String, String> fields, boolean included) {
    BsonDocument specification = new BsonDocument();
    fields.forEach(
        (name, rule) -> {
          String text = rule.equals("named") || (!included && !rule.contains("$meta")) ? "1" : rule;
          BsonValue value = BsonDocument.parse("{v: " + text + "}").get("v");
          boolean leaves = text.equals("1") && !included;
          specification.put(name, leaves ? BsonDocument.parse("{v: 0}").get("v") : value);
        });
    return specification;
  }

  @Provide
  Arbitrary<BsonDocument> documents() {
    return Arbitraries.maps(names(), values())
        .ofMaxSize(5)
        .map(
            fields -> {
              BsonDocument document = BsonDocument.parse("{_id: 1}");
              document.putAll(fields);
              return document;
            });
  }

  @Provide
  Arbitrary<Map<String, String>> fields() {
    Arbitrary<String> rules =
        Arbitraries.of(
            "named", "named", "'text'", "'$a'", "'$none'", "{$meta: 'version'}", "['$b', 1]");
    return Arbitraries.maps(Arbitraries.oneOf(names(), Arbitraries.just("_id")), rules)
        .ofMaxSize(4)
        .map(LinkedHashMap::new);
  }

  private static Arbitrary<String> names() {
    return Arbitraries.of("a", "b", "c", "d", "e");
  }

  private static Arbitrary<BsonValue> values() {
    return Arbitraries.of("1", "'x'", "null", "{x: 1}", "[1, {y: 2}]", "2.5")
        .map(text -> BsonDocument.parse("{v: " + text + "}").get("v"));
  }
}
