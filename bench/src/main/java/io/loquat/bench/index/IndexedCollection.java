package io.loquat.bench.index;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.loquat.bench.SampleDocuments;
import io.loquat.bench.index.Figures.Rate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** One collection of one size, and what is done with it. Confined to one thread. */
final class IndexedCollection {
  private static final int BATCH = 1_000;
  private static final int PAGE = 100;

  /** Machines have fast and slow seconds: what is compared takes turns. */
  private static final int LOOKUP_TURNS = 20;

  private static final int INSERT_TURNS = 2;
  private static final int PROGRESS = 100_000;

  private final MongoCollection<BsonDocument> documents;
  private final MongoCollection<RawBsonDocument> undecoded;
  private final MongoDatabase database;
  private final int size;
  private final double seconds;
  private final int inserts;
  private final SplittableRandom random = new SplittableRandom(1);
  private final Map<Rate, Double> rates = new EnumMap<>(Rate.class);

  IndexedCollection(MongoDatabase database, int size, double seconds, int inserts) {
    this.database = database;
    this.documents = database.getCollection("documents", BsonDocument.class);
    this.undecoded = documents.withDocumentClass(RawBsonDocument.class);
    this.size = size;
    this.seconds = seconds;
    this.inserts = inserts;
  }

  Figures measure() {
    insert(documents, 0, size);
    build();
    lookups();
    for (int turn = 0; turn < INSERT_TURNS; turn++) {
      insertRuns();
    }
    return new Figures(size, rates);
  }

  private static BsonDocument document(int id) {
    return SampleDocuments.document(id).append("rank", rank(id));
  }

  /** Numbers of which each is somewhere else than those before it. */
  private static BsonInt32 rank(int id) {
    return new BsonInt32(Integer.reverse(id) >>> 1);
  }

  private void insert(MongoCollection<BsonDocument> target, int from, int count) {
    List<BsonDocument> batch = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      batch.add(document(from + i));
      if (batch.size() == BATCH || i + 1 == count) {
        target.insertMany(batch);
        batch.clear();
      }
      if ((i + 1) % PROGRESS == 0) {
        say("%,d of %,d documents inserted", i + 1, count);
      }
    }
  }

  /** The unique index is filled in random order of the documents. */
  private void build() {
    long start = System.nanoTime();
    documents.createIndex(Indexes.ascending("rank"), new IndexOptions().unique(true));
    rates.put(Rate.BUILD, size / seconds(start));
    say("index of %,d documents built: %,.0f documents/s", size, rates.get(Rate.BUILD));
  }

  private void lookups() {
    documents.createIndex(Indexes.ascending("joined"));
    Map<Rate, IntConsumer> lookups = new EnumMap<>(Rate.class);
    lookups.put(Rate.BY_ID, id -> require(undecoded.find(eq("_id", new BsonInt32(id))).first()));
    lookups.put(Rate.BY_UNIQUE, id -> require(undecoded.find(eq("rank", rank(id))).first()));
    lookups.put(Rate.PAGE, id -> page("joined", document(id / 2).get("joined")));
    lookups.put(Rate.RANDOM_PAGE, id -> page("rank", new BsonInt32(rank(id).intValue() / 2)));
    lookups.values().forEach(lookup -> run(lookup, seconds / 2));
    for (int turn = 0; turn < LOOKUP_TURNS; turn++) {
      lookups.forEach(
          (rate, lookup) -> add(rate, run(lookup, seconds / LOOKUP_TURNS) / LOOKUP_TURNS));
    }
  }

  private void page(String field, BsonValue from) {
    List<RawBsonDocument> page =
        undecoded
            .find(gte(field, from))
            .sort(Indexes.ascending(field))
            .limit(PAGE)
            .batchSize(PAGE + 1)
            .into(new ArrayList<>());
    if (page.size() != Math.min(PAGE, size)) {
      throw new IllegalStateException("a page of " + page.size() + " documents");
    }
  }

  private static void require(@Nullable BsonDocument found) {
    if (found == null) {
      throw new IllegalStateException("a document was not found");
    }
  }

  private double run(IntConsumer lookup, double time) {
    long start = System.nanoTime();
    int count = 0;
    while (seconds(start) < time) {
      lookup.accept(random.nextInt(size));
      count++;
    }
    return count / seconds(start);
  }

  private void add(Rate rate, double share) {
    rates.merge(rate, share, Double::sum);
  }

  /** Each into the collection of full size, with other indexes, and taken out again. */
  private void insertRuns() {
    documents.dropIndexes();
    insertRun(Rate.INSERT_0);
    documents.createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
    documents.createIndex(Indexes.ascending("address.city", "age"));
    documents.createIndex(Indexes.ascending("joined"));
    insertRun(Rate.INSERT_3);
    documents.dropIndex(Indexes.ascending("joined"));
    documents.createIndex(Indexes.ascending("rank"), new IndexOptions().unique(true));
    insertRun(Rate.INSERT_3_RANDOM);
  }

  private void insertRun(Rate rate) {
    insert(documents, size, inserts / 5);
    documents.deleteMany(gte("_id", new BsonInt32(size)));
    long start = System.nanoTime();
    insert(documents, size, inserts);
    double measured = inserts / seconds(start);
    add(rate, measured / INSERT_TURNS);
    documents.deleteMany(gte("_id", new BsonInt32(size)));
    say("%s: %,.0f", rate.title(), measured);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private void say(String format, Object... values) {
    System.err.println(
        "bench: " + database.getName() + ": " + String.format(Locale.ROOT, format, values));
  }
}
