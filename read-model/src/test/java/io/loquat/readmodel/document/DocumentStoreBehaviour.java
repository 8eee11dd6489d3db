package io.loquat.readmodel.document;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.loquat.readmodel.error.BatchWriteException;
import io.loquat.readmodel.error.CommandFailedException;
import io.loquat.readmodel.error.DocumentNotFoundException;
import io.loquat.readmodel.error.DuplicateKeyException;
import io.loquat.readmodel.error.InvalidFilterException;
import io.loquat.readmodel.error.LoquatException;
import io.loquat.readmodel.error.VersionMismatchException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does, wherever its server is; subclasses say where. */
public abstract class DocumentStoreBehaviour {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private DocumentStore store;
  private DocumentCollection<User> users;

  /** A store on any database of the server under test, which outlives the test. */
  protected abstract DocumentStore server();

  @BeforeEach
  void useADatabaseOfItsOwn() {
    store = server().inDatabase("behaviour" + DATABASES.incrementAndGet());
    users = store.collection("users", User.class);
  }

  private static UpdateOptions expecting(ExpectedVersion version) {
    return UpdateOptions.defaults().expectedVersion(version);
  }

  @Test
  void findsWhatWasInserted() {
    User ada = User.named("u1", "Ada");

    assertThat(users.insertOne(ada).id()).isEqualTo("u1");

    assertThat(users.findById("u1")).contains(ada);
    assertThat(users.findOne(eq("name", "Ada"))).contains(ada);
    assertThat(users.findOne(eq("name", "Grace"))).isEmpty();
    assertThat(store.collection("users").findById("u1").orElseThrow())
        .containsEntry("_id", "u1")
        .doesNotContainKey("id");
  }

  @Test
  void givesADocumentWithoutAnIdANewUuid() {
    Object id = store.insertOne("users", new Document("name", "Ada")).id();

    assertThat(UUID.fromString((String) id)).isNotNull();
    assertThat(store.findOne("users", eq("_id", id)).orElseThrow().getString("name"))
        .isEqualTo("Ada");
  }

  @Test
  void insertsManyInTheirOrder() {
    List<User> people =
        IntStream.range(0, 250).mapToObj(i -> User.named("u" + i, "n" + i).withAge(i)).toList();

    assertThat(users.insertMany(people).ids()).hasSize(250).startsWith("u0", "u1");

    assertThat(users.find(new Document(), FindOptions.defaults().sort(ascending("age"))).toList())
        .isEqualTo(people);
    assertThat(users.insertMany(List.of()).ids()).isEmpty();
  }

  @Test
  void saysWhichOfABatchFailedAndHowManyWereDone() {
    users.insertOne(User.named("u1", "Ada"));
    List<User> batch = List.of(User.named("u0", "a"), User.named("u1", "b"), User.named("u2", "c"));

    assertThatExceptionOfType(BatchWriteException.class)
        .isThrownBy(() -> users.insertMany(batch))
        .satisfies(
            e -> {
              assertThat(e.done()).isEqualTo(1);
              assertThat(e.failures()).hasSize(1);
              assertThat(e.failures().getFirst().index()).isEqualTo(1);
              assertThat(LoquatException.isDuplicateKey(e)).isTrue();
            });
    assertThatExceptionOfType(BatchWriteException.class)
        .isThrownBy(() -> users.insertMany(batch, InsertOptions.defaults().ordered(false)))
        .satisfies(e -> assertThat(e.done()).isEqualTo(1))
        .satisfies(e -> assertThat(e.failures()).extracting(f -> f.index()).containsExactly(0, 1));
  }

  @Test
  void saysWhichIdIsTaken() {
    users.insertOne(User.named("u1", "Ada"));

    assertThatExceptionOfType(DuplicateKeyException.class)
        .isThrownBy(() -> users.insertOne(User.named("u1", "Grace")))
        .satisfies(e -> assertThat(e.documentId()).contains("u1"));
    assertThatExceptionOfType(VersionMismatchException.class)
        .isThrownBy(
            () ->
                users.insertOne(
                    User.named("u1", "Grace"),
                    InsertOptions.defaults()
                        .expectedVersion(ExpectedVersion.DOCUMENT_DOES_NOT_EXIST)))
        .satisfies(
            e -> {
              assertThat(e.documentId()).contains("u1");
              assertThat(e.actualVersion()).isEqualTo(1);
              assertThat(e.expectedVersion()).isEqualTo(ExpectedVersion.DOCUMENT_DOES_NOT_EXIST);
            });
  }

  @Test
  void readsPageByPageAndEndsEarly() {
    users.insertMany(
        IntStream.range(0, 500).mapToObj(i -> User.named("u" + i, "n").withAge(i)).toList());
    FindOptions small = FindOptions.defaults().batchSize(7).sort(ascending("age"));

    try (Documents<User> found = users.find(gte("age", 100), small)) {
      Iterator<User> all = found.iterator();
      for (int i = 100; i < 130; i++) {
        assertThat(all.next().age()).isEqualTo(i);
      }
      assertThatIllegalStateException().isThrownBy(found::iterator);
      found.close();
      assertThat(all.hasNext()).isFalse();
    }
    try (Stream<User> stream = users.find(gte("age", 100), small).stream()) {
      assertThat(stream.mapToInt(User::age).sum()).isEqualTo(IntStream.range(100, 500).sum());
    }
    assertThat(users.find(gte("age", 499), small).first().orElseThrow().age()).isEqualTo(499);
    assertThat(users.find(eq("age", -1)).first()).isEmpty();
  }

  @Test
  void limitsSkipsSortsAndCounts() {
    users.insertMany(
        IntStream.range(0, 10).mapToObj(i -> User.named("u" + i, "n").withAge(i)).toList());
    FindOptions options = FindOptions.defaults().sort(descending("age")).offset(2).limit(3);

    assertThat(users.find(gte("age", 1), options).toList())
        .extracting(User::age)
        .containsExactly(7, 6, 5);
    assertThat(users.findOne(gte("age", 1), options).orElseThrow().age()).isEqualTo(7);
    assertThat(users.countDocuments()).isEqualTo(10);
    assertThat(users.countDocuments(gte("age", 4))).isEqualTo(6);
    assertThat(users.countDocuments(gte("age", 4), FindOptions.defaults().offset(1).limit(3)))
        .isEqualTo(3);
  }

  @Test
  void updatesOneAndMany() {
    users.insertMany(List.of(User.named("u1", "Ada"), User.named("u2", "Grace")));

    assertThat(users.updateOne(eq("_id", "u1"), inc("age", 1)))
        .isEqualTo(new UpdateResult(1, 1, java.util.Optional.empty()));
    assertThat(users.updateMany(new Document(), set("name", "Ada")))
        .isEqualTo(new UpdateResult(2, 1, java.util.Optional.empty()));
    assertThat(users.updateOne(eq("_id", "u9"), inc("age", 1)).matched()).isZero();
    assertThat(users.findById("u1").orElseThrow().age()).isEqualTo(37);
  }

  @Test
  void tellsUpdatesFromReplacements() {
    users.insertOne(User.named("u1", "Ada"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> users.updateOne(eq("_id", "u1"), new Document()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> users.updateMany(eq("_id", "u1"), new Document("age", 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> store.replaceOne("users", eq("_id", "u1"), new Document("$set", new Document())));
    assertThat(users.countDocuments()).isEqualTo(1);
  }

  @Test
  void upsertsByFilterOrWithANewUuid() {
    UpdateOptions upsert = UpdateOptions.defaults().upsert(true);

    assertThat(users.replaceOne(eq("_id", "u1"), User.named("u1", "Ada"), upsert).upsertedId())
        .contains("u1");
    assertThat(users.updateOne(eq("_id", "u2"), set("name", "Grace"), upsert).upsertedId())
        .contains("u2");
    Object made =
        store
            .updateOne("users", eq("name", "Joan"), set("age", 1), upsert)
            .upsertedId()
            .orElseThrow();
    assertThat(UUID.fromString((String) made)).isNotNull();
    assertThat(users.countDocuments()).isEqualTo(3);
  }

  @Test
  void checksVersionsOfEveryWrite() {
    users.insertOne(User.named("u1", "Ada"));
    users.updateOne(eq("_id", "u1"), inc("age", 1), expecting(ExpectedVersion.exactly(1)));

    assertThatExceptionOfType(VersionMismatchException.class)
        .isThrownBy(
            () ->
                users.updateOne(
                    eq("_id", "u1"), inc("age", 1), UpdateOptions.defaults().expectedVersion(1)))
        .satisfies(
            e -> {
              assertThat(e.expectedVersion()).isEqualTo(ExpectedVersion.exactly(1));
              assertThat(e.actualVersion()).isEqualTo(2);
              assertThat(e.documentId()).contains("u1");
              assertThat(LoquatException.isVersionMismatch(new IllegalStateException(e))).isTrue();
            });
    assertThatExceptionOfType(VersionMismatchException.class)
        .isThrownBy(
            () ->
                users.replaceOne(
                    eq("_id", "u1"),
                    User.named("u1", "Grace"),
                    UpdateOptions.defaults().expectedVersion(7)));
    assertThatExceptionOfType(VersionMismatchException.class)
        .isThrownBy(
            () -> users.deleteOne(eq("_id", "u1"), DeleteOptions.defaults().expectedVersion(7)));
    assertThatExceptionOfType(VersionMismatchException.class)
        .isThrownBy(
            () ->
                users.findOneAndUpdate(
                    eq("_id", "u1"), inc("age", 1), UpdateOptions.defaults().expectedVersion(7)));
    assertThat(users.deleteOne(eq("_id", "u1"), DeleteOptions.defaults().expectedVersion(2)))
        .isEqualTo(new DeleteResult(1));
  }

  @Test
  void saysThatADocumentIsNotThereWhereOneMustBe() {
    assertThatExceptionOfType(DocumentNotFoundException.class)
        .isThrownBy(
            () ->
                users.updateOne(
                    eq("_id", "u1"), inc("age", 1), expecting(ExpectedVersion.DOCUMENT_EXISTS)))
        .satisfies(e -> assertThat(LoquatException.isDocumentNotFound(e)).isTrue());
    assertThatExceptionOfType(VersionMismatchException.class)
        .isThrownBy(
            () ->
                users.updateOne(
                    eq("_id", "u1"), inc("age", 1), UpdateOptions.defaults().expectedVersion(3)))
        .satisfies(e -> assertThat(e.actualVersion()).isZero());
  }

  @Test
  void readsVersionsAndMetadata() {
    Document cause = new Document("event", 7L);
    users.insertOne(User.named("u1", "Ada"), InsertOptions.defaults().metadata(cause));
    users.updateOne(eq("_id", "u1"), inc("age", 1));

    Versioned<User> read = users.findOneVersioned(eq("_id", "u1")).orElseThrow();
    assertThat(read.version()).isEqualTo(2);
    assertThat(read.metadata()).isEqualTo(BsonDocument.parse("{event: {$numberLong: '7'}}"));
    assertThat(read.value()).isEqualTo(User.named("u1", "Ada").withAge(37));
    assertThat(users.findVersioned(new Document()).toList()).containsExactly(read);
    assertThat(read.map(User::name).value()).isEqualTo("Ada");
  }

  /** A type that asks for the version. */
  record Counter(String id, long value, long _version) {}

  @Test
  void fillsInTheVersionWhereTheTypeAsksForIt() {
    for (var fields : CollectionOptions.SystemFields.values()) {
      String name = "counters" + fields;
      store.createCollection(name, CollectionOptions.defaults().systemFields(fields));
      DocumentCollection<Counter> counters = store.collection(name, Counter.class);
      counters.insertOne(new Counter("c", 1, 99));
      counters.updateOne(eq("_id", "c"), inc("value", 1));

      assertThat(counters.findById("c")).contains(new Counter("c", 2, 2));
      assertThat(counters.find().toList()).containsExactly(new Counter("c", 2, 2));
      assertThat(counters.findOneVersioned(eq("_id", "c")).orElseThrow().version()).isEqualTo(2);
      assertThat(store.collection(name, BsonDocument.class).findById("c").orElseThrow().keySet())
          .doesNotContain("_loquat_version");
    }
  }

  @Test
  void changesAndGivesADocumentInOne() {
    users.insertOne(User.named("u1", "Ada"));
    UpdateOptions defaults = UpdateOptions.defaults();

    Versioned<User> changed =
        users.findOneAndUpdate(eq("_id", "u1"), inc("age", 1), defaults).orElseThrow();
    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.value().age()).isEqualTo(37);
    assertThat(users.findOneAndUpdate(eq("_id", "u2"), inc("age", 1), defaults)).isEmpty();
  }

  @Test
  void replacesManyAndSaysWhichFailed() {
    users.insertOne(User.named("u1", "Ada"));
    UpdateOptions upsert = UpdateOptions.defaults().upsert(true);

    assertThat(
            users.replaceMany(
                List.of(
                    new Replacement<>(eq("_id", "u1"), User.named("u1", "Grace"), upsert),
                    new Replacement<>(eq("_id", "u2"), User.named("u2", "Joan"), upsert)),
                true))
        .isEqualTo(new ReplaceManyResult(1, 1, 1));
    UpdateOptions wrong = UpdateOptions.defaults().expectedVersion(9);
    assertThatExceptionOfType(BatchWriteException.class)
        .isThrownBy(
            () ->
                users.replaceMany(
                    List.of(
                        new Replacement<>(eq("_id", "u1"), User.named("u1", "x"), wrong),
                        new Replacement<>(eq("_id", "u2"), User.named("u2", "y"), upsert)),
                    false))
        .satisfies(
            e -> {
              assertThat(e.done()).isEqualTo(1);
              assertThat(LoquatException.isVersionMismatch(e)).isTrue();
              assertThat(e.failures().getFirst().index()).isZero();
            });
  }

  @Test
  void archivesRestoresAndPurges() {
    users.insertMany(List.of(User.named("u1", "Ada"), User.named("u2", "Grace")));
    DeleteOptions softly = DeleteOptions.defaults().softDelete(true);

    assertThat(users.deleteOne(eq("_id", "u1"), softly).deleted()).isEqualTo(1);
    assertThat(users.findById("u1")).isEmpty();
    FindOptions archived = FindOptions.defaults().archived(Archived.ONLY);
    assertThat(users.find(new Document(), archived).toList())
        .containsExactly(User.named("u1", "Ada"));
    assertThat(users.countDocuments(new Document(), archived.archived(Archived.INCLUDE)))
        .isEqualTo(2);
    assertThat(users.findOneVersioned(eq("_id", "u1"), archived).orElseThrow().version())
        .isEqualTo(2);
    assertThatExceptionOfType(DuplicateKeyException.class)
        .isThrownBy(() -> users.insertOne(User.named("u1", "Ada")))
        .satisfies(e -> assertThat(e.documentId()).contains("u1"))
        .withMessageContaining("archived");

    assertThatExceptionOfType(VersionMismatchException.class)
        .isThrownBy(() -> users.restoreOne(eq("_id", "u1"), ExpectedVersion.exactly(1)));
    assertThat(users.restoreOne(eq("_id", "u1"), ExpectedVersion.exactly(2))).isEqualTo(1);
    assertThat(users.findOneVersioned(eq("_id", "u1")).orElseThrow().version()).isEqualTo(3);

    assertThat(users.deleteMany(new Document(), softly).deleted()).isEqualTo(2);
    assertThat(users.restoreMany(eq("_id", "u2"))).isEqualTo(1);
    assertThat(users.purgeOne(eq("_id", "u2"))).isZero();
    assertThat(users.purgeMany(new Document())).isEqualTo(1);
    assertThat(users.countDocuments(new Document(), archived)).isZero();
  }

  @Test
  void makesCollectionsWhereEveryDeleteArchives() {
    store.createCollection(
        "users",
        CollectionOptions.defaults().softDelete(true).expireArchivedAfter(Duration.ofDays(30)));
    users.insertOne(User.named("u1", "Ada"));

    assertThat(users.deleteOne(eq("_id", "u1")).deleted()).isEqualTo(1);
    assertThat(users.restoreOne(eq("_id", "u1"))).isEqualTo(1);
    assertThatExceptionOfType(LoquatException.class)
        .isThrownBy(
            () -> users.deleteOne(eq("_id", "u1"), DeleteOptions.defaults().softDelete(false)))
        .withMessageContaining("purgeDocuments");
  }

  @Test
  void saysWhatIsWrongWithAFilter() {
    Document wrong = new Document("age", new Document("$between", 3));
    List<Runnable> calls =
        List.of(
            () -> users.findOne(wrong),
            () -> users.find(wrong),
            () -> users.countDocuments(wrong),
            () -> users.updateOne(wrong, inc("age", 1)),
            () -> users.deleteMany(wrong),
            () -> users.restoreMany(wrong));

    for (Runnable call : calls) {
      assertThatExceptionOfType(InvalidFilterException.class)
          .isThrownBy(call::run)
          .withMessageContaining("$between")
          .satisfies(e -> assertThat(LoquatException.isInvalidFilter(e)).isTrue());
    }
    users.insertOne(User.named("u1", "Ada"));
    assertThatExceptionOfType(CommandFailedException.class)
        .isThrownBy(() -> users.updateOne(eq("_id", "u1"), inc("name", 1)))
        .satisfies(e -> assertThat(e.codeName()).isNotEmpty());
  }

  @Test
  void writesValuesInFiltersAsInDocuments() {
    UUID id = UUID.randomUUID();
    DocumentCollection<Map<String, Object>> things = maps("things");
    things.insertOne(
        Map.of("_id", id, "day", java.time.LocalDate.of(2026, 1, 2), "of", Archived.ONLY));

    assertThat(things.findById(id)).isPresent();
    assertThat(things.findOne(eq("day", java.time.LocalDate.of(2026, 1, 2)))).isPresent();
    assertThat(things.findOne(in("of", Archived.ONLY, Archived.INCLUDE))).isPresent();
    users.insertOne(User.named("u1", "Ada"));
    store.updateOne("things", eq("_id", id), set("user", User.named("u1", "Ada")));
    assertThat(things.findOne(eq("user.name", "Ada"))).isPresent();
  }

  @SuppressWarnings("unchecked") // a map's class says nothing of what is in it
  private DocumentCollection<Map<String, Object>> maps(String name) {
    return store.collection(name, (Class<Map<String, Object>>) (Class<?>) Map.class);
  }

  @Test
  void knowsItsCollections() {
    assertThat(store.listCollections()).isEmpty();
    store.createCollection("b");
    users.insertOne(User.named("u1", "Ada"));

    assertThat(store.listCollections()).containsExactly("b", "users");
    assertThat(store.hasCollection("users")).isTrue();
    users.rename("people");
    assertThat(store.hasCollection("users")).isFalse();
    assertThat(store.collection("people", User.class).countDocuments()).isEqualTo(1);
    assertThatExceptionOfType(CommandFailedException.class)
        .isThrownBy(() -> users.rename("nobody"))
        .satisfies(e -> assertThat(e.codeName()).isEqualTo("NamespaceNotFound"));
    store.dropCollection("people");
    store.dropCollection("people");
    assertThat(store.listCollections()).containsExactly("b");
  }

  @Test
  void keepsDatabasesApartAndRunsAnyCommand() {
    users.insertOne(User.named("u1", "Ada"));

    DocumentStore other = store.inDatabase(store.database() + "x");
    assertThat(other.countDocuments("users", new Document())).isZero();
    assertThat(store.runCommand(new Document("count", "users")).getNumber("n").intValue())
        .isEqualTo(1);
    assertThatExceptionOfType(CommandFailedException.class)
        .isThrownBy(() -> store.runCommand(new Document("nonsense", 1)))
        .satisfies(e -> assertThat(e.codeName()).isEqualTo("CommandNotFound"));
  }

  @Test
  void insertsMoreThanOneCommandHolds() {
    String large = "x".repeat(1024 * 1024);
    List<BsonDocument> documents =
        IntStream.range(0, 20)
            .mapToObj(i -> new BsonDocument("_id", new BsonInt32(i)))
            .map(document -> document.append("text", new org.bson.BsonString(large)))
            .toList();

    DocumentCollection<BsonDocument> texts = store.collection("texts", BsonDocument.class);
    assertThat(texts.insertMany(documents).ids()).hasSize(20);
    assertThat(texts.countDocuments()).isEqualTo(20);
    List<Integer> ids = new ArrayList<>();
    texts.find().forEach(document -> ids.add(document.getInt32("_id").getValue()));
    assertThat(ids).hasSize(20);
  }
}
