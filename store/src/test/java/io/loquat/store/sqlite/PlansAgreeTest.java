package io.loquat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.CommandException;
import io.loquat.model.Namespace;
import io.loquat.query.collation.Collation;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.plan.IndexHint;
import io.loquat.query.sort.Sort;
import io.loquat.store.DocumentCursor;
import io.loquat.store.FindQuery;
import io.loquat.store.ReadOptions;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException;
import io.loquat.store.StoredDocument;
import io.loquat.store.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * Whatever plan answers a query, the evaluator's answer comes out: with each index forced, without
 * one, and as the planner chooses.
 */
class PlansAgreeTest {
  private static final int DOCUMENTS = 40;
  private static final int INDEXES = 4;
  private static final int QUERIES = 200;
  private static final QueryContext PLAIN = QueryContext.plain();
  private static final QueryContext COLLATED =
      PLAIN.withTexts(Collation.parse(BsonDocument.parse("{locale: 'en', strength: 2}")).texts());

  private static final Path FOLDER = folder();
  private static final TestStore STORE = TestStore.hidden(FOLDER);

  private static Path folder() {
    try {
      return Files.createTempDirectory("plans");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A query and what the evaluator says to it. */
  private record Question(
      BsonDocument filter,
      BsonDocument order,
      QueryContext context,
      Filter parsed,
      Optional<Sort> sort,
      long skip,
      long limit) {
    FindQuery query(IndexHint hint) {
      return new FindQuery(
              new Namespace(TestStore.DATABASE, TestStore.COLLECTION),
              parsed,
              Visibility.LIVE,
              sort,
              skip,
              limit,
              Deadline.NEVER)
          .with(ReadOptions.hinted(hint));
    }

    List<BsonDocument> matches(List<BsonDocument> documents) {
      return documents.stream().filter(each -> Filters.matches(parsed, each)).toList();
    }

    byte[] key(BsonDocument document) {
      return sort.map(s -> s.key(document, DocumentMeta.NONE)).orElse(new byte[0]);
    }
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void everyPlanGivesTheEvaluatorsAnswer(@ForAll long seed) {
    RandomQueries random = new RandomQueries(seed);
    List<BsonDocument> documents = documents(random);
    List<IndexSpec> indexes = indexes(random);
    for (int i = 0; i < QUERIES; i++) {
      Optional<Question> question = question(random);
      if (question.isPresent()) {
        check(question.get(), documents, indexes);
      }
    }
  }

  private static List<BsonDocument> documents(RandomQueries random) {
    STORE.write(
        transaction -> {
          transaction.dropCollection(TestStore.COLLECTION);
          return true;
        });
    List<BsonDocument> documents = new ArrayList<>();
    for (int id = 0; id < DOCUMENTS; id++) {
      documents.add(random.document(id));
    }
    STORE.write(
        transaction -> {
          var collection = transaction.ensureCollection(TestStore.COLLECTION);
          for (BsonDocument document : documents) {
            transaction.insert(collection, document, new BsonDocument(), ExpectedVersion.NO_CHECK);
          }
          return true;
        });
    return documents;
  }

  /** Indexes that the documents allow. */
  private static List<IndexSpec> indexes(RandomQueries random) {
    List<IndexSpec> made = new ArrayList<>();
    for (int number = 0; number < INDEXES; number++) {
      IndexSpec spec = IndexSpec.of(random.index(number));
      try {
        STORE.write(
            transaction ->
                transaction.createIndex(transaction.ensureCollection(TestStore.COLLECTION), spec));
        made.add(spec);
      } catch (CommandException | StoreException.DuplicateKey e) {
        assertThat(e).hasMessageNotContaining("Internal");
      }
    }
    return made;
  }

  private static Optional<Question> question(RandomQueries random) {
    BsonDocument filter = random.filter(2);
    BsonDocument order = random.sort();
    QueryContext context = random.below(10) == 0 ? COLLATED : PLAIN;
    long skip = random.below(4) == 0 ? random.below(4) : 0;
    long limit = random.below(3) == 0 ? 1 + random.below(5) : 0;
    try {
      Optional<Sort> sort =
          order.isEmpty() ? Optional.empty() : Optional.of(Sort.parse(order, context));
      return Optional.of(
          new Question(filter, order, context, Filters.parse(filter, context), sort, skip, limit));
    } catch (CommandException e) {
      return Optional.empty();
    }
  }

  private static void check(
      Question question, List<BsonDocument> documents, List<IndexSpec> indexes) {
    List<BsonDocument> matches = question.matches(documents);
    List<byte[]> keys;
    try {
      keys = matches.stream().map(question::key).sorted(Arrays::compareUnsigned).toList();
    } catch (CommandException e) {
      return;
    }
    List<IndexHint> hints = new ArrayList<>();
    hints.add(IndexHint.NONE);
    if (question.hashCode() % 8 == 0) {
      hints.add(new IndexHint.Natural(false));
    }
    if (question.hashCode() % 4 == 1) {
      hints.add(new IndexHint.Named("_id_"));
    }
    // Each index by turns, and now and then all of them.
    boolean all = question.hashCode() % 8 == 2;
    indexes.stream()
        .filter(index -> !index.sparse() && index.partialFilter().isEmpty())
        .filter(index -> all || (question.hashCode() & 3) == index.name().charAt(1) % 4)
        .forEach(index -> hints.add(new IndexHint.Named(index.name())));
    for (IndexHint hint : hints) {
      List<BsonDocument> found = find(question.query(hint));
      compare(question, hint, indexes, found, matches, keys);
    }
    long count = STORE.store().count(question.query(IndexHint.NONE));
    assertThat(count)
        .as("count of %s with %s", question, indexes)
        .isEqualTo(wanted(question, matches.size()));
  }

  private static long wanted(Question question, int matches) {
    long left = Math.max(0, matches - question.skip());
    return question.limit() == 0 ? left : Math.min(left, question.limit());
  }

  private static void compare(
      Question question,
      IndexHint hint,
      List<IndexSpec> indexes,
      List<BsonDocument> found,
      List<BsonDocument> matches,
      List<byte[]> keys) {
    List<byte[]> wanted =
        keys.subList(
            (int) Math.min(question.skip(), keys.size()),
            (int) Math.min(question.skip(), keys.size()) + (int) wanted(question, matches.size()));
    boolean right =
        found.size() == wanted.size()
            && new HashSet<>(matches).containsAll(found)
            && new HashSet<>(found).size() == found.size();
    for (int i = 0; right && i < found.size(); i++) {
      right = Arrays.equals(question.key(found.get(i)), wanted.get(i));
    }
    if (!right) {
      assertThat(found.stream().map(each -> each.toJson()))
          .as("%s %s hint %s of %s", question.filter(), question, hint, indexes)
          .isEqualTo(matches.stream().map(each -> each.toJson()).toList());
      throw new AssertionError("another order: " + question + " hint " + hint + " " + indexes);
    }
  }

  private static List<BsonDocument> find(FindQuery query) {
    List<BsonDocument> found = new ArrayList<>();
    try (DocumentCursor cursor = STORE.store().open(query)) {
      while (!cursor.exhausted()) {
        for (StoredDocument document : cursor.next(7, 1 << 24, Deadline.NEVER)) {
          found.add(decoded(document.document()));
        }
      }
    }
    return found;
  }

  private static BsonDocument decoded(RawBsonDocument document) {
    return document.decode(new BsonDocumentCodec());
  }

  @AfterContainer
  static void close() throws IOException {
    STORE.close();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }
}
