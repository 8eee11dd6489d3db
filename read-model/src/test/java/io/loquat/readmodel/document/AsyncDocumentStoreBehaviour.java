package io.loquat.readmodel.document;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.readmodel.error.BatchWriteException;
import io.loquat.readmodel.error.DuplicateKeyException;
import io.loquat.readmodel.error.InvalidFilterException;
import io.loquat.readmodel.error.VersionMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does without waiting; subclasses say where its server is. */
public abstract class AsyncDocumentStoreBehaviour {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private AsyncDocumentStore store;
  private AsyncDocumentCollection<User> users;

  /** A store on any database of the server under test, which outlives the test. */
  protected abstract DocumentStore server();

  @BeforeEach
  void useADatabaseOfItsOwn() {
    store = server().inDatabase("async" + DATABASES.incrementAndGet()).async();
    users = store.collection("users", User.class);
  }

  private static <R> R get(CompletionStage<R> stage) {
    return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  private static void assertFails(CompletionStage<?> stage, Class<? extends Throwable> expected) {
    assertThatThrownBy(() -> stage.toCompletableFuture().get(60, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(expected);
  }

  @Test
  void doesWhatTheCallsThatWaitDo() {
    User ada = User.named("u1", "Ada");
    assertThat(get(users.insertOne(ada)).id()).isEqualTo("u1");
    assertThat(get(users.findById("u1"))).contains(ada);
    assertThat(get(users.updateOne(eq("_id", "u1"), inc("age", 1))).modified()).isEqualTo(1);
    assertThat(get(users.updateMany(gte("age", 0), inc("age", 1))).modified()).isEqualTo(1);
    assertThat(get(users.findOneVersioned(eq("_id", "u1"))).orElseThrow().version()).isEqualTo(3);
    assertThat(get(users.findVersioned(gte("age", 38)))).hasSize(1);
    assertThat(get(users.replaceOne(eq("_id", "u1"), ada)).modified()).isEqualTo(1);
    assertThat(
            get(users.findOneAndUpdate(eq("_id", "u1"), inc("age", 1), UpdateOptions.defaults()))
                .orElseThrow()
                .version())
        .isEqualTo(5);
    assertThat(get(users.countDocuments())).isEqualTo(1);
    DeleteOptions softly = DeleteOptions.defaults().softDelete(true);
    assertThat(get(users.deleteOne(eq("_id", "u1"), softly)).deleted()).isEqualTo(1);
    assertThat(get(users.restoreOne(eq("_id", "u1")))).isEqualTo(1);
    assertThat(get(users.deleteMany(new Document(), softly)).deleted()).isEqualTo(1);
    assertThat(get(users.purgeMany(new Document()))).isEqualTo(1);
    assertThat(get(store.countDocuments("users", new Document()))).isZero();
  }

  @Test
  void knowsItsCollections() {
    get(store.createCollection("b"));
    get(store.insertOne("users", User.named("u1", "Ada")));
    assertThat(get(store.listCollections())).containsExactly("b", "users");
    get(store.rename("users", "people"));
    assertThat(get(store.hasCollection("users"))).isFalse();
    get(store.dropCollection("people"));
    assertThat(get(store.listCollections())).containsExactly("b");
    assertThat(get(store.runCommand(new Document("ping", 1))).getNumber("ok").intValue())
        .isEqualTo(1);
  }

  @Test
  void failsTheStageWithTheSameExceptions() {
    get(users.insertOne(User.named("u1", "Ada")));

    assertFails(users.insertOne(User.named("u1", "Ada")), DuplicateKeyException.class);
    assertFails(
        users.updateOne(
            eq("_id", "u1"), inc("age", 1), UpdateOptions.defaults().expectedVersion(9)),
        VersionMismatchException.class);
    assertFails(
        users.find(new Document("age", new Document("$between", 1))), InvalidFilterException.class);
    assertFails(users.updateOne(eq("_id", "u1"), new Document()), IllegalArgumentException.class);
    assertFails(
        users.insertMany(List.of(User.named("u2", "x"), User.named("u1", "y"))),
        BatchWriteException.class);
    assertThat(get(users.countDocuments())).isEqualTo(2);
  }

  @Test
  void readsManyPagesAndStopsWhereTheConsumerThrows() {
    get(
        users.insertMany(
            IntStream.range(0, 300).mapToObj(i -> User.named("u" + i, "n").withAge(i)).toList()));
    FindOptions small = FindOptions.defaults().batchSize(3).sort(ascending("age"));

    List<Integer> ages = new ArrayList<>();
    get(users.forEach(new Document(), small, user -> ages.add(user.age())));
    assertThat(ages).isEqualTo(IntStream.range(0, 300).boxed().toList());
    assertThat(get(users.find(gte("age", 100), small))).hasSize(200);
    AtomicInteger seen = new AtomicInteger();
    assertFails(
        users.forEach(
            new Document(),
            small,
            user -> {
              if (seen.incrementAndGet() == 10) {
                throw new ArithmeticException();
              }
            }),
        ArithmeticException.class);
    assertThat(seen).hasValue(10);
  }

  @Test
  void runsManyCallsAtATime() {
    List<CompletableFuture<InsertOneResult>> calls =
        IntStream.range(0, 500)
            .mapToObj(i -> users.insertOne(User.named("u" + i, "n")).toCompletableFuture())
            .toList();

    get(CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)));

    assertThat(get(users.countDocuments())).isEqualTo(500);
  }
}
