package io.loquat.readmodel.locking;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loquat.readmodel.document.DocumentCollection;
import io.loquat.readmodel.document.DocumentStore;
import io.loquat.readmodel.error.DocumentNotFoundException;
import io.loquat.readmodel.error.OperationInterruptedException;
import io.loquat.readmodel.error.RetriesExhaustedException;
import io.loquat.readmodel.error.VersionMismatchException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonNull;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Optimistic locking against one server; subclasses say where it is. */
public abstract class OptimisticLockingBehaviour {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final LockOptions QUICK =
      LockOptions.defaults().attemptsMax(1_000).delayFirst(Duration.ofNanos(1_000));

  record Account(String id, long balance, String owner) {
    Account add(long amount) {
      return new Account(id, balance + amount, owner);
    }
  }

  private DocumentStore store;
  private DocumentCollection<Account> accounts;
  private OptimisticLocking<Account> locking;

  /** A store on any database of the server under test, which outlives the test. */
  protected abstract DocumentStore server();

  @BeforeEach
  void useADatabaseOfItsOwn() {
    store = server().inDatabase("locking" + DATABASES.incrementAndGet());
    accounts = store.collection("accounts", Account.class);
    locking = OptimisticLocking.on(accounts);
    accounts.insertOne(new Account("a", 10, "Ada"));
  }

  @Test
  void updatesADocumentAndLeavesWhatTheTypeDoesNotKnow() {
    store.updateOne("accounts", eq("_id", "a"), new Document("$set", new Document("more", 1)));

    assertThat(locking.updateWithOptimisticLock("a", account -> account.add(5)))
        .isEqualTo(new LockedUpdate<>(true, new Account("a", 15, "Ada"), 3, 1));
    assertThat(store.findOne("accounts", eq("_id", "a")).orElseThrow()).containsEntry("more", 1);
  }

  @Test
  void writesNothingIfNothingIsDifferent() {
    assertThat(locking.updateWithOptimisticLock("a", account -> account.add(0)))
        .isEqualTo(new LockedUpdate<>(false, new Account("a", 10, "Ada"), 1, 1));
  }

  @Test
  void triesAgainWhenSomebodyWasQuicker() {
    List<Duration> waits = new ArrayList<>();
    AtomicInteger rivals = new AtomicInteger(2);
    LockOptions options =
        LockOptions.defaults()
            .pause(waits::add)
            .random(() -> new Random(1))
            .metadata(new Document("by", "me"));

    LockedUpdate<Account> done =
        locking.updateWithOptimisticLock(
            "a",
            account -> {
              if (rivals.getAndDecrement() > 0) {
                accounts.updateOne(eq("_id", "a"), inc("balance", 100));
              }
              return account.add(1);
            },
            options);

    assertThat(done).isEqualTo(new LockedUpdate<>(true, new Account("a", 211, "Ada"), 4, 3));
    assertThat(waits).hasSize(2).allMatch(wait -> wait.compareTo(Duration.ofMillis(10)) < 0);
    assertThat(
            accounts
                .findOneVersioned(eq("_id", "a"))
                .orElseThrow()
                .metadata()
                .getString("by")
                .getValue())
        .isEqualTo("me");
  }

  @Test
  void givesUpInTheEnd() {
    LockOptions options = LockOptions.defaults().attemptsMax(3).pause(wait -> {});

    assertThatExceptionOfType(RetriesExhaustedException.class)
        .isThrownBy(
            () ->
                locking.updateWithOptimisticLock(
                    "a",
                    account -> {
                      accounts.updateOne(eq("_id", "a"), inc("balance", 1));
                      return account.add(1);
                    },
                    options))
        .satisfies(e -> assertThat(e.attempts()).isEqualTo(3))
        .withCauseInstanceOf(VersionMismatchException.class);
  }

  @Test
  void stopsWhenItIsInterrupted() {
    LockOptions options =
        LockOptions.defaults()
            .pause(
                wait -> {
                  throw new InterruptedException();
                });

    assertThatExceptionOfType(OperationInterruptedException.class)
        .isThrownBy(
            () ->
                locking.updateWithOptimisticLock(
                    "a",
                    account -> {
                      accounts.updateOne(eq("_id", "a"), inc("balance", 1));
                      return account.add(1);
                    },
                    options));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void saysThatThereIsNoSuchDocument() {
    List<Runnable> calls =
        List.of(
            () -> locking.updateWithOptimisticLock("b", account -> account),
            () -> locking.compareAndSwap("b", "balance", 1, 2),
            () -> locking.atomicIncrement("b", "balance", 1));
    for (Runnable call : calls) {
      assertThatExceptionOfType(DocumentNotFoundException.class)
          .isThrownBy(call::run)
          .satisfies(e -> assertThat(e.documentId()).contains("b"));
    }
  }

  @Test
  void updatesOnAConditionOnly() {
    assertThat(
            locking
                .conditionalUpdate(
                    "a", account -> account.balance() > 50, account -> account.add(-50))
                .updated())
        .isFalse();
    assertThat(
            locking
                .conditionalUpdate(
                    "a", account -> account.balance() > 5, account -> account.add(-5))
                .value())
        .isEqualTo(new Account("a", 5, "Ada"));
  }

  @Test
  void swapsAFieldIfItHasTheValue() {
    assertThat(locking.compareAndSwap("a", "balance", 10, 11))
        .isEqualTo(new SwapResult(true, 2, 1));
    assertThat(locking.compareAndSwap("a", "balance", 10, 12))
        .isEqualTo(new SwapResult(false, 2, 1));
    assertThat(locking.compareAndSwap("a", "tags", BsonNull.VALUE, List.of("x", "y")).swapped())
        .isTrue();
    assertThat(locking.compareAndSwap("a", "tags", "x", "z").swapped()).isFalse();
    assertThat(locking.compareAndSwap("a", "tags", List.of("x", "y"), "z").swapped()).isTrue();
  }

  @Test
  void addsToAField() {
    assertThat(locking.atomicIncrement("a", "balance", 5))
        .isEqualTo(new IncrementResult(15L, 2, 1));
    assertThat(locking.atomicIncrement("a", "deep.count", -2))
        .isEqualTo(new IncrementResult(-2L, 3, 1));
    assertThat(locking.atomicIncrement("a", "balance", 1L << 40).value())
        .isEqualTo(15L + (1L << 40));
  }

  @Test
  void replacesTheDocumentWhereAFieldsNameIsNoPath() {
    DocumentCollection<Document> raw = store.collection("raw");
    raw.insertOne(new Document("_id", 1).append("a.b", 1));

    LockedUpdate<Document> done =
        OptimisticLocking.on(raw)
            .updateWithOptimisticLock(1, found -> new Document("_id", 1).append("a.b", 2));
    assertThat(done.version()).isEqualTo(2);
    assertThat(raw.findById(1).orElseThrow()).containsEntry("a.b", 2);
  }

  @Test
  void losesNoUpdateAmongManyWriters() throws Exception {
    int writers = 6;
    int updates = 25;
    List<Callable<Integer>> work = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      boolean async = writer % 2 == 1;
      work.add(() -> race(updates, async));
    }

    int attempts = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      for (Future<Integer> done : threads.invokeAll(work)) {
        attempts += done.get();
      }
    }

    assertThat(attempts).isGreaterThanOrEqualTo(writers * updates);
    assertThat(accounts.findOneVersioned(eq("_id", "a")).orElseThrow())
        .satisfies(
            found -> {
              assertThat(found.value().balance()).isEqualTo(10 + writers * updates);
              assertThat(found.version()).isEqualTo(1 + writers * updates);
            });
  }

  private int race(int updates, boolean async) throws Exception {
    int attempts = 0;
    for (int i = 0; i < updates; i++) {
      LockedUpdate<Account> done =
          async
              ? locking
                  .async()
                  .updateWithOptimisticLock("a", account -> account.add(1), QUICK)
                  .toCompletableFuture()
                  .get(60, TimeUnit.SECONDS)
              : locking.updateWithOptimisticLock("a", account -> account.add(1), QUICK);
      attempts += done.attempts();
    }
    return attempts;
  }

  @Test
  void doesTheSameWithoutWaiting() {
    AsyncOptimisticLocking<Account> async = locking.async();
    LockOptions options = LockOptions.defaults();

    assertThat(async.compareAndSwap("a", "balance", 10, 11, options).toCompletableFuture())
        .succeedsWithin(30, TimeUnit.SECONDS)
        .isEqualTo(new SwapResult(true, 2, 1));
    assertThat(async.compareAndSwap("a", "balance", 10, 11, options).toCompletableFuture())
        .succeedsWithin(30, TimeUnit.SECONDS)
        .isEqualTo(new SwapResult(false, 2, 1));
    assertThat(async.atomicIncrement("a", "balance", 1, options).toCompletableFuture())
        .succeedsWithin(30, TimeUnit.SECONDS)
        .isEqualTo(new IncrementResult(12L, 3, 1));
    assertThat(
            async.updateWithOptimisticLock("b", account -> account, options).toCompletableFuture())
        .failsWithin(30, TimeUnit.SECONDS)
        .withThrowableThat()
        .withCauseInstanceOf(DocumentNotFoundException.class);
  }
}
