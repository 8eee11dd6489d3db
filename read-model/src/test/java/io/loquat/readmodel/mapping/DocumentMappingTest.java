package io.loquat.readmodel.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.loquat.readmodel.error.MappingException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;

class DocumentMappingTest {
  private static final DocumentMapping MAPPING = DocumentMapping.standard();

  @Provide
  Arbitrary<Everything> everything() {
    return EverythingArbitrary.any();
  }

  @Property(tries = 300)
  void losesNothingEitherWay(@ForAll("everything") Everything value) {
    TypeMapping<Everything> mapping = MAPPING.forType(Everything.class);

    BsonDocument document = mapping.toBson(value);
    assertThat(mapping.fromBson(document)).isEqualTo(value);
    RawBsonDocument bytes = new RawBsonDocument(document, new BsonDocumentCodec());
    assertThat(mapping.fromBson(bytes)).isEqualTo(value);
    assertThat(mapping.toBson(mapping.fromBson(bytes))).isEqualTo(document);
  }

  @Property(tries = 100)
  void keepsTypesApartInMapsOfAnything(@ForAll("everything") Everything value) {
    TypeMapping<Map<String, Object>> maps = maps();
    Map<String, Object> source =
        Map.of(
            "int", value.numbers().whole(),
            "long", value.numbers().large(),
            "double", value.numbers().fine(),
            "decimal", value.numbers().exact(),
            "instant", value.times().instant(),
            "objectId", value.identities().objectId(),
            "nested", Map.of("list", List.of(1, 2L, "x", true)));

    assertThat(maps.fromBson(maps.toBson(source))).isEqualTo(source);
  }

  @SuppressWarnings("unchecked") // a map's class says nothing of what is in it
  private static TypeMapping<Map<String, Object>> maps() {
    return MAPPING.forType((Class<Map<String, Object>>) (Class<?>) Map.class);
  }

  @Test
  void givesEachTypeItsOwnInBson() {
    record Types(int i, long l, double d, BigDecimal n, Instant at, Date date, byte[] b, UUID u) {}

    BsonDocument document =
        MAPPING
            .forType(Types.class)
            .toBson(
                new Types(
                    1,
                    1,
                    1,
                    new BigDecimal("1.10"),
                    Instant.EPOCH,
                    new Date(5),
                    new byte[] {1},
                    new UUID(1, 2)));

    assertThat(document.values().stream().map(value -> value.getBsonType()))
        .containsExactly(
            BsonType.INT32,
            BsonType.INT64,
            BsonType.DOUBLE,
            BsonType.DECIMAL128,
            BsonType.DATE_TIME,
            BsonType.DATE_TIME,
            BsonType.BINARY,
            BsonType.STRING);
    Types back = MAPPING.forType(Types.class).fromBson(document);
    assertThat(back.n()).isEqualTo(new BigDecimal("1.10"));
    assertThat(back.b()).containsExactly(1);
    assertThat(back.date()).isEqualTo(new Date(5));
  }

  record Person(String id, String name) {}

  record WithUnderscore(@JsonProperty("_id") String key, String id) {}

  record Versioned(String id, long _version) {}

  @Test
  void storesTheIdAsUnderscoreIdUnlessTheTypeHasOne() {
    TypeMapping<Person> people = MAPPING.forType(Person.class);
    assertThat(people.toBson(new Person("p", "Ada")))
        .isEqualTo(BsonDocument.parse("{_id: 'p', name: 'Ada'}"));
    assertThat(people.toBson(new Person("p", "Ada")).getFirstKey()).isEqualTo("_id");
    assertThat(people.toBson(new Person(null, "Ada")).containsKey("_id")).isFalse();
    assertThat(people.fromBson(BsonDocument.parse("{id: 'other', _id: 'p', id: 'x', _version: 3}")))
        .isEqualTo(new Person("p", null));

    TypeMapping<WithUnderscore> both = MAPPING.forType(WithUnderscore.class);
    WithUnderscore value = new WithUnderscore("k", "i");
    assertThat(both.toBson(value)).isEqualTo(BsonDocument.parse("{_id: 'k', id: 'i'}"));
    assertThat(both.fromBson(both.toBson(value))).isEqualTo(value);
  }

  @Test
  void leavesTheVersionToTheServer() {
    TypeMapping<Versioned> mapping = MAPPING.forType(Versioned.class);

    assertThat(mapping.hasVersion()).isTrue();
    assertThat(mapping.toBson(new Versioned("v", 3))).isEqualTo(BsonDocument.parse("{_id: 'v'}"));
    assertThat(mapping.fromBson(BsonDocument.parse("{_id: 'v', _version: 3}")))
        .isEqualTo(new Versioned("v", 3));
    assertThat(MAPPING.forType(Person.class).hasVersion()).isFalse();
  }

  record Maybe(String id, Optional<String> nick, Optional<Instant> at, List<String> tags) {}

  @Test
  void readsWhatIsMissingAsEmpty() {
    TypeMapping<Maybe> mapping = MAPPING.forType(Maybe.class);

    assertThat(mapping.fromBson(BsonDocument.parse("{_id: 'm'}")).nick()).isEmpty();
    assertThat(mapping.fromBson(BsonDocument.parse("{_id: 'm', nick: null}")).nick()).isEmpty();
    Maybe full = new Maybe("m", Optional.of("n"), Optional.of(Instant.EPOCH), List.of("t"));
    assertThat(mapping.fromBson(mapping.toBson(full))).isEqualTo(full);
  }

  /** A bean, as older code has them. */
  public static final class Bean {
    private String id = "";
    private List<Person> friends = new ArrayList<>();

    public String getId() {
      return id;
    }

    public void setId(String id) {
      this.id = id;
    }

    public List<Person> getFriends() {
      return friends;
    }

    public void setFriends(List<Person> friends) {
      this.friends = friends;
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Circle.class, name = "circle"),
    @JsonSubTypes.Type(value = Square.class, name = "square")
  })
  sealed interface Shape {}

  record Circle(String id, double radius, Instant drawn) implements Shape {}

  record Square(String id, long side, UUID owner) implements Shape {}

  @Test
  void readsBeansAndSealedTypes() {
    Bean bean = new Bean();
    bean.setId("b");
    bean.setFriends(List.of(new Person("p", "Ada")));
    BsonDocument document = MAPPING.forType(Bean.class).toBson(bean);
    assertThat(document)
        .isEqualTo(BsonDocument.parse("{_id: 'b', friends: [{id: 'p', name: 'Ada'}]}"));
    assertThat(MAPPING.forType(Bean.class).fromBson(document).getFriends())
        .isEqualTo(bean.getFriends());

    TypeMapping<Shape> shapes = MAPPING.forType(Shape.class);
    for (Shape shape :
        List.of(new Circle("c", 1.5, Instant.EPOCH), new Square("s", 1L << 40, new UUID(1, 2)))) {
      assertThat(shapes.fromBson(shapes.toBson(shape))).isEqualTo(shape);
      assertThat(shapes.toBson(shape).getFirstKey()).isEqualTo("_id");
    }
  }

  @Test
  void takesUuidsThatOthersWroteAsBinary() {
    record Thing(UUID id) {}
    UUID id = UUID.randomUUID();

    assertThat(
            MAPPING.forType(Thing.class).fromBson(new BsonDocument("_id", new BsonBinary(id))).id())
        .isEqualTo(id);
    assertThat(new BsonBinary(id).getType()).isEqualTo(BsonBinarySubType.UUID_STANDARD.getValue());
  }

  @Test
  void leavesTheDriversDocumentsAsTheyAre() {
    Document document = new Document("_id", 1).append("id", "x").append("n", 5L);
    TypeMapping<Document> documents = MAPPING.forType(Document.class);
    assertThat(documents.fromBson(documents.toBson(document))).isEqualTo(document);

    BsonDocument bson = BsonDocument.parse("{_id: 1, id: 'x'}");
    TypeMapping<BsonDocument> bsons = MAPPING.forType(BsonDocument.class);
    assertThat(bsons.toBson(bson)).isEqualTo(bson).isNotSameAs(bson);
  }

  @Test
  void saysWhatCannotBeMapped() {
    record Exact(String id, BigDecimal number) {}
    assertThatExceptionOfType(MappingException.class)
        .isThrownBy(
            () ->
                MAPPING.forType(Exact.class).toBson(new Exact("e", new BigDecimal("1".repeat(35)))))
        .withMessageContaining("more digits");
    assertThatExceptionOfType(MappingException.class)
        .isThrownBy(
            () ->
                MAPPING
                    .forType(Versioned.class)
                    .fromBson(new BsonDocument("_version", new BsonString("three"))))
        .withMessageContaining("_version");
    List<Object> circle = new ArrayList<>();
    circle.add(circle);
    record Holder(List<Object> list) {}
    assertThatExceptionOfType(MappingException.class)
        .isThrownBy(() -> MAPPING.forType(Holder.class).toBson(new Holder(circle)));
  }

  @Test
  void givesIdsAsJavaHasThem() {
    assertThat(JavaValues.of(new BsonInt32(5))).isEqualTo(5);
    assertThat(JavaValues.optional(BsonNull.VALUE)).isEmpty();
    assertThat(JavaValues.optional(null)).isEmpty();
    assertThat(JavaValues.of(BsonDocument.parse("{a: {b: 1}}")))
        .isEqualTo(new Document("a", new Document("b", 1)));
    assertThat(MAPPING.toBsonValue(new Person("p", "Ada")))
        .isEqualTo(BsonDocument.parse("{id: 'p', name: 'Ada'}"));
    assertThat(MAPPING.toBsonValue(BsonNull.VALUE)).isEqualTo(BsonNull.VALUE);
  }
}
