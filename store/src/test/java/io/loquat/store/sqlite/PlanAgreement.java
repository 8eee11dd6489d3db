package io.loquat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.CommandException;
import io.loquat.query.collation.Collation;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filters;
import io.loquat.query.index.IndexField;
import io.loquat.query.index.IndexField.Kind;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.plan.IndexHint;
import io.loquat.query.projection.Projection;
import io.loquat.query.text.TextIndex;
import io.loquat.store.DocumentCursor;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException;
import io.loquat.store.StoredDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * Asks random questions of random documents, by each plan that may answer them, and holds what
 * comes against the evaluator's answer. Confined to one thread.
 */
final class PlanAgreement implements AutoCloseable {
  private static final int DOCUMENTS = 32;
  private static final int INDEXES = 4;
  private static final int QUERIES = 200;
  private static final QueryContext PLAIN = QueryContext.plain();
  private static final QueryContext COLLATED =
      PLAIN.withTexts(Collation.parse(BsonDocument.parse("{locale: 'en', strength: 2}")).texts());

  private final TestStore store;
  private long told;

  PlanAgreement(Path folder) {
    store = TestStore.hidden(folder);
  }

  /** How many rows were made of keys alone. */
  long told() {
    return told;
  }

  /** The same questions for the same seed. */
  void ask(long seed) {
    RandomQueries random = new RandomQueries(seed);
    List<BsonDocument> documents = documents(random);
    List<IndexSpec> indexes = indexes(random);
    List<Set<BsonValue>> held = indexes.stream().map(each -> held(each, documents)).toList();
    for (int i = 0; i < QUERIES; i++) {
      Optional<Question> question = question(random, indexes);
      if (question.isPresent()) {
        check(question.get(), documents, indexes, held);
      }
    }
  }

  private List<BsonDocument> documents(RandomQueries random) {
    store.write(
        transaction -> {
          transaction.dropCollection(TestStore.COLLECTION);
          return true;
        });
    List<BsonDocument> documents = new ArrayList<>();
    for (int id = 0; id < DOCUMENTS; id++) {
      documents.add(random.document(id));
    }
    store.write(
        transaction -> {
          var collection = transaction.ensureCollection(TestStore.COLLECTION);
          for (BsonDocument document : documents) {
            transaction.insert(collection, document, new BsonDocument(), ExpectedVersion.NO_CHECK);
          }
          return true;
        });
    return documents;
  }

  /** Indexes that the documents allow; one text index at most, as in every collection. */
  private List<IndexSpec> indexes(RandomQueries random) {
    RandomIndexes indexes = new RandomIndexes(random);
    List<IndexSpec> made = new ArrayList<>();
    for (int tries = 0; made.size() < INDEXES && tries < 3 * INDEXES; tries++) {
      IndexSpec spec = indexes.next(made.size());
      if (spec.has(Kind.TEXT) && made.stream().anyMatch(each -> each.has(Kind.TEXT))) {
        continue;
      }
      try {
        store.write(
            transaction ->
                transaction.createIndex(transaction.ensureCollection(TestStore.COLLECTION), spec));
        made.add(spec);
      } catch (CommandException | StoreException.DuplicateKey e) {
        assertThat(e).hasMessageNotContaining("Internal");
      }
    }
    return made;
  }

  private static Optional<Question> question(RandomQueries random, List<IndexSpec> indexes) {
    BsonDocument filter = random.filter(2);
    boolean near = indexes.stream().anyMatch(Question::answersNear) && random.chance(4);
    Optional<IndexSpec> text =
        indexes.stream().filter(each -> each.has(Kind.TEXT) && random.chance(4)).findFirst();
    if (near || text.isPresent()) {
      filter = random.searching(filter, near);
    }
    QueryContext plain = random.below(10) == 0 ? COLLATED : PLAIN;
    QueryContext context = plain.withTextIndex(text.map(each -> TextIndex.of(each.description())));
    long skip = random.below(4) == 0 ? random.below(4) : 0;
    long limit = random.below(3) == 0 ? 1 + random.below(5) : 0;
    try {
      BsonDocument sort = random.chance(50) ? random.sort() : new BsonDocument();
      return Optional.of(Question.of(filter, sort, context, skip, limit, fields(random, indexes)));
    } catch (CommandException e) {
      return Optional.empty();
    }
  }

  /** Often some fields of one of the indexes. */
  private static Optional<Projection> fields(RandomQueries random, List<IndexSpec> indexes) {
    if (indexes.isEmpty() || random.chance(40)) {
      return Optional.empty();
    }
    BsonDocument fields = new BsonDocument();
    for (IndexField field : random.of(indexes).fields()) {
      if (!field.path().isEmpty() && (fields.isEmpty() || random.chance(70))) {
        fields.append(field.path(), new BsonInt32(1));
      }
    }
    if (!fields.containsKey("_id")) {
      fields.append("_id", new BsonInt32(0));
    }
    try {
      return Optional.of(Projection.parse(fields, PLAIN));
    } catch (CommandException e) {
      // Such as both a and a.b.
      return Optional.empty();
    }
  }

  private void check(
      Question question,
      List<BsonDocument> documents,
      List<IndexSpec> indexes,
      List<Set<BsonValue>> held) {
    List<BsonDocument> matches = question.matches(documents);
    try {
      question.keys(matches);
    } catch (CommandException e) {
      return;
    }
    compare(question, IndexHint.NONE, indexes, documents, matches);
    int turn = question.filter().hashCode();
    if (!question.searches()) {
      if (turn % 8 == 0) {
        compare(question, new IndexHint.Natural(false), indexes, documents, matches);
      }
      if (turn % 4 == 1) {
        compare(question, new IndexHint.Named("_id_"), indexes, documents, matches);
      }
    }
    // Each index by turns, and now and then all of them.
    for (int i = 0; i < indexes.size(); i++) {
      boolean itsTurn = turn % 8 == 2 || (turn & 3) == i;
      if (itsTurn && question.allows(indexes.get(i))) {
        Set<BsonValue> ids = held.get(i);
        List<BsonDocument> expected =
            matches.stream().filter(each -> ids.contains(each.get("_id"))).toList();
        IndexHint hint = new IndexHint.Named(indexes.get(i).name());
        compare(question, hint, indexes, documents, expected);
      }
    }
    if (turn % 2 == 0) {
      assertThat(store.store().count(question.query(IndexHint.NONE)))
          .as("count of %s with %s", question, indexes)
          .isEqualTo(wanted(question, matches.size()));
    }
  }

  /**
   * The documents that may be found by an index that is forced. A wildcard index is used only where
   * all matches are in it.
   */
  private static Set<BsonValue> held(IndexSpec index, List<BsonDocument> documents) {
    return documents.stream()
        .filter(
            each ->
                index.has(Kind.WILDCARD)
                    ? index.partialFilter().stream().allMatch(f -> Filters.matches(f, each))
                    : !index.keys(each).keys().isEmpty())
        .map(each -> each.get("_id"))
        .collect(Collectors.toSet());
  }

  private static long wanted(Question question, int matches) {
    long left = Math.max(0, matches - question.skip());
    return question.limit() == 0 ? left : Math.min(left, question.limit());
  }

  private void compare(
      Question question,
      IndexHint hint,
      List<IndexSpec> indexes,
      List<BsonDocument> documents,
      List<BsonDocument> matches) {
    List<BsonDocument> found;
    try {
      found = find(question, hint, documents);
    } catch (CommandException e) {
      assertThat(question.mayBeRefused(hint, indexes))
          .as("%s %s hint %s of %s", e, question, hint, indexes)
          .isTrue();
      return;
    }
    List<byte[]> keys = question.keys(matches);
    int from = (int) Math.min(question.skip(), keys.size());
    List<byte[]> wanted = keys.subList(from, from + (int) wanted(question, matches.size()));
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

  /** What is found has what is asked for; the documents it comes from tell the order. */
  private List<BsonDocument> find(Question question, IndexHint hint, List<BsonDocument> documents) {
    List<BsonDocument> found = new ArrayList<>();
    try (DocumentCursor cursor = store.store().open(question.query(hint))) {
      while (!cursor.exhausted()) {
        for (StoredDocument each : cursor.next(7, 1 << 24, Deadline.NEVER)) {
          BsonDocument whole = documents.get((int) each.recordId() - 1);
          BsonDocument read = decoded(each.document());
          told += read.containsKey("_id") ? 0 : 1;
          if (!question.shown(read).equals(question.shown(whole))) {
            assertThat(read.toJson())
                .as("%s hint %s: some fields", question, hint)
                .isEqualTo(whole.toJson());
          }
          found.add(whole);
        }
      }
    }
    return found;
  }

  private static BsonDocument decoded(RawBsonDocument document) {
    return document.decode(new BsonDocumentCodec());
  }

  @Override
  public void close() {
    store.close();
  }
}
