package io.loquat.compat.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.MongoException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.BasicQuery;
import org.springframework.data.mongodb.core.query.Update;

/** Spring Data's repositories and templates, whether or not documents show their system fields. */
@ParameterizedClass
@ValueSource(strings = {"visible", "hidden"})
final class SpringDataTest {
  private static final int VERSION_MISMATCH = 2_000_000_409;

  private static Orchard orchard;

  @Parameter private String systemFields;
  private final MongoTemplate template = orchard.template();
  private final Pears pears = orchard.pears();

  @BeforeParameterizedClassInvocation
  static void start(String systemFields, @TempDir Path dataFolder) {
    orchard = new Orchard(dataFolder, systemFields);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    orchard.close();
  }

  @BeforeEach
  void plant() {
    orchard.empty();
    pears.saveAll(
        List.of(
            Pear.of("a", "Conference", 3, "long"),
            Pear.of("b", "Comice", 5, "round", "sweet"),
            Pear.of("c", "Concorde", 8, "long", "sweet")));
  }

  @Test
  void createsReadsUpdatesAndDeletes() {
    pears.insert(Pear.of("d", "Williams", 4));
    assertThat(pears.findById("d")).get().extracting(Pear::kilos).isEqualTo(4);
    pears.save(Pear.of("d", "Williams", 6, "soft"));
    assertThat(pears.findById("d")).get().extracting(Pear::tags).isEqualTo(List.of("soft"));
    pears.deleteById("d");
    assertThat(pears.existsById("d")).isFalse();
    assertThat(pears.count()).isEqualTo(3);
  }

  @Test
  void reportsATakenIdAsADuplicateKey() {
    assertThatThrownBy(() -> pears.insert(Pear.of("a", "Abate", 1)))
        .isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void answersDerivedQueries() {
    assertThat(ids(pears.findByKilosGreaterThanEqualOrderByKilosDesc(5))).containsExactly("c", "b");
    assertThat(ids(pears.findByKindNotAndTagsContaining("Comice", "sweet"))).containsExactly("c");
    assertThat(pears.findFirstByKindInOrderByKilos(List.of("Concorde", "Comice")))
        .get()
        .extracting(Pear::id)
        .isEqualTo("b");
    assertThat(pears.countByKilosBetween(3, 8)).isEqualTo(1);
    assertThat(pears.existsByKind("Abate")).isFalse();
    assertThat(ids(pears.findByKilosOtherThan(8))).containsExactlyInAnyOrder("a", "b");
    assertThat(pears.deleteByKind("Comice")).isEqualTo(1);
  }

  @Test
  void answersInPages() {
    var page =
        pears.findByKindIn(
            List.of("Conference", "Comice", "Concorde"),
            PageRequest.of(1, 2, Sort.by("kilos").descending()));
    assertThat(ids(page.getContent())).containsExactly("a");
    assertThat(page.getTotalElements()).isEqualTo(3);
  }

  @Test
  void findsAndModifies() {
    Pear changed =
        template.findAndModify(
            query(where("kilos").lt(5)),
            new Update().inc("kilos", 1).push("tags", "late"),
            FindAndModifyOptions.options().returnNew(true),
            Pear.class);
    assertThat(changed)
        .extracting(Pear::kilos, Pear::tags)
        .containsExactly(4, List.of("long", "late"));
  }

  @Test
  void readsDocumentsAsTheProfileShowsThem() {
    Document raw = template.findById("a", Document.class, "pears");
    assertThat(raw).isNotNull();
    assertThat(raw.containsKey("_version")).isEqualTo(systemFields.equals("visible"));
  }

  @Test
  void keepsSpringDatasOwnVersion() {
    Crate first = template.insert(new Crate("c1", 10, null));
    assertThat(first.revision()).isZero();
    assertThat(template.save(first.withPears(11)).revision()).isEqualTo(1);
    assertThatThrownBy(() -> template.save(first.withPears(12)))
        .isInstanceOf(OptimisticLockingFailureException.class);
    assertThat(template.findById("c1", Crate.class)).isEqualTo(new Crate("c1", 11, 1L));
  }

  @Test
  void readsTheServersVersionAndNeverWritesIt() {
    assertThat(version("a")).isEqualTo(1);
    Pear read = pears.findWithVersion("a").orElseThrow();
    pears.save(read);
    pears.save(new Pear("a", "Conference", 9, List.of(), 77L));
    assertThat(version("a")).isEqualTo(2);
  }

  @Test
  void tellsTheLateWriterInARepository() {
    assertThat(pears.addKilos("a", 1, 2)).isEqualTo(1);
    Throwable late = catchThrowable(() -> pears.addKilos("a", 1, 2));
    assertThat(late).isInstanceOf(DataAccessException.class);
    assertThat(isVersionMismatch(late)).isTrue();
    assertThat(pears.findById("a")).get().extracting(Pear::kilos).isEqualTo(5);
  }

  @Test
  void tellsTheLateWriterInEveryKindOfWrite() {
    var stale = query(where("_id").is("a").and("$expectedVersion").is(7));
    var inc = new Update().inc("kilos", 1);
    Stream.<Callable<?>>of(
            () -> template.updateFirst(stale, inc, Pear.class),
            () -> template.updateMulti(stale, inc, Pear.class),
            () -> template.upsert(stale, inc, Pear.class),
            () -> template.findAndModify(stale, inc, Pear.class),
            () -> template.findAndReplace(stale, Pear.of("a", "Abate", 1)),
            () -> template.remove(stale, Pear.class),
            () -> template.findAndRemove(stale, Pear.class))
        .forEach(write -> assertThat(isVersionMismatch(catchThrowable(write::call))).isTrue());
    assertThat(version("a")).isEqualTo(1);
  }

  @Test
  void losesNoUpdateAmongLoopsThatTryAgain() throws Exception {
    int writers = 4;
    int updates = 25;
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Future<?>> running =
          IntStream.range(0, writers)
              .<Future<?>>mapToObj(writer -> threads.submit(() -> addInLoops(updates)))
              .toList();
      for (Future<?> one : running) {
        one.get();
      }
    }
    assertThat(pears.findById("a")).get().extracting(Pear::kilos).isEqualTo(3 + writers * updates);
    assertThat(version("a")).isEqualTo(1 + writers * updates);
  }

  /**
   * Reads, decides, writes if nobody else has; what an application with Spring Data would write.
   */
  private void addInLoops(int updates) {
    for (int done = 0; done < updates; ) {
      Pear read = pears.findWithVersion("a").orElseThrow();
      var asRead =
          new BasicQuery(new Document("_id", "a").append("$expectedVersion", read.version()));
      try {
        template.updateFirst(asRead, Update.update("kilos", read.kilos() + 1), Pear.class);
        done++;
      } catch (DataAccessException problem) {
        if (!isVersionMismatch(problem)) {
          throw problem;
        }
      }
    }
  }

  private long version(String id) {
    return pears.findWithVersion(id).map(Pear::version).orElseThrow();
  }

  private static List<String> ids(List<Pear> found) {
    return found.stream().map(Pear::id).toList();
  }

  private static boolean isVersionMismatch(Throwable problem) {
    return Stream.iterate(problem, cause -> cause != null, Throwable::getCause)
        .anyMatch(cause -> cause instanceof MongoException e && e.getCode() == VERSION_MISMATCH);
  }
}
