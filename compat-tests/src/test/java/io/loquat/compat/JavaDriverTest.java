package io.loquat.compat;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import io.loquat.server.ServerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The official Java driver, with what it can be told to do. */
final class JavaDriverTest {
  @TempDir static Path dataFolder;
  private static ServerProcess server;
  private static MongoClient client;
  private MongoCollection<Document> pears;

  @BeforeAll
  static void start() {
    server = ServerProcess.start(dataFolder);
    client = MongoClients.create(server.connectionString());
  }

  @AfterAll
  static void stop() {
    client.close();
    assertThat(server.stop()).isZero();
  }

  @BeforeEach
  void emptyCollection() {
    pears = client.getDatabase("orchard").getCollection("pears");
    pears.drop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"snappy", "zlib", "zstd"})
  void talksCompressed(String compressor) {
    try (MongoClient compressed =
        MongoClients.create(server.connectionString() + "?compressors=" + compressor)) {
      MongoCollection<Document> collection =
          compressed.getDatabase("orchard").getCollection("compressed_" + compressor);
      collection.insertMany(documents(2_000));
      assertThat(collection.find().into(new ArrayList<>())).hasSize(2_000);
    }
  }

  @Test
  void readsMoreThanOneBatchInNaturalOrder() {
    pears.insertMany(documents(5_000));
    List<Integer> ids = new ArrayList<>();
    pears.find().batchSize(700).forEach(document -> ids.add(document.getInteger("_id")));
    assertThat(ids).isEqualTo(IntStream.range(0, 5_000).boxed().toList());
  }

  @Test
  void goesOnAfterAnErrorInAnUnorderedBatch() {
    pears.insertOne(new Document("_id", 1));
    MongoBulkWriteException problem =
        catchThrowableOfType(
            MongoBulkWriteException.class,
            () -> pears.insertMany(documents(4), new InsertManyOptions().ordered(false)));
    assertThat(problem.getWriteErrors()).extracting(BulkWriteError::getIndex).containsExactly(1);
    assertThat(problem.getWriteResult().getInsertedCount()).isEqualTo(3);
    assertThat(pears.countDocuments()).isEqualTo(4);
  }

  @Test
  void stopsAtAnErrorInAnOrderedBatch() {
    pears.insertOne(new Document("_id", 1));
    MongoBulkWriteException problem =
        catchThrowableOfType(MongoBulkWriteException.class, () -> pears.insertMany(documents(4)));
    assertThat(problem.getWriteErrors()).extracting(BulkWriteError::getCode).containsExactly(11000);
    assertThat(pears.countDocuments()).isEqualTo(2);
  }

  @Test
  void writesInBulkWithMixedKinds() {
    var result =
        pears.bulkWrite(
            List.of(
                new InsertOneModel<>(new Document("_id", 1).append("kilos", 1)),
                new UpdateOneModel<>(eq("_id", 1), inc("kilos", 4)),
                new InsertOneModel<>(new Document("_id", 2).append("kilos", 1)),
                new DeleteManyModel<>(gt("kilos", 4))));
    assertThat(result.getInsertedCount()).isEqualTo(2);
    assertThat(result.getModifiedCount()).isEqualTo(1);
    assertThat(result.getDeletedCount()).isEqualTo(1);
  }

  @Test
  void tellsTheLateWriterWhichVersionIsThere() {
    pears.insertOne(new Document("_id", "a").append("kilos", 1));
    pears.updateOne(new Document("_id", "a").append("$expectedVersion", 1), inc("kilos", 1));
    MongoWriteException late =
        catchThrowableOfType(
            MongoWriteException.class,
            () ->
                pears.updateOne(
                    new Document("_id", "a").append("$expectedVersion", 1), inc("kilos", 1)));
    BsonDocument details = late.getError().getDetails();
    assertThat(details.getNumber("expectedVersion").longValue()).isEqualTo(1);
    assertThat(details.getNumber("actualVersion").longValue()).isEqualTo(2);
    assertThat(details.getString("documentId").getValue()).isEqualTo("a");
    assertThat(pears.find(eq("kilos", 2)).first()).containsEntry("_version", 2L);
  }

  @Test
  void checksVersionsInDeleteReplaceAndFindAndModify() {
    pears.insertOne(new Document("_id", "a"));
    Document stale = new Document("_id", "a").append("$expectedVersion", 7);
    assertThat(catchThrowableOfType(MongoWriteException.class, () -> pears.deleteOne(stale)))
        .isNotNull();
    assertThat(
            catchThrowableOfType(
                MongoWriteException.class, () -> pears.replaceOne(stale, new Document("b", 1))))
        .isNotNull();
    MongoCommandException problem =
        catchThrowableOfType(
            MongoCommandException.class, () -> pears.findOneAndUpdate(stale, set("b", 1)));
    assertThat(problem.getErrorCodeName()).isEqualTo("VersionMismatch");
    assertThat(problem.getResponse().getDocument("errInfo").getNumber("actualVersion").longValue())
        .isEqualTo(1);
    assertThat(pears.find().first()).doesNotContainKey("b");
  }

  @Test
  void showsNothingOfItsOwnInAHiddenCollection() {
    MongoDatabase database = client.getDatabase("orchard");
    database.getCollection("plain").drop();
    database.runCommand(new Document("create", "plain").append("systemFields", "hidden"));
    MongoCollection<Document> plain = database.getCollection("plain");
    plain.insertOne(new Document("_id", 1).append("_version", "mine"));
    plain.updateOne(eq("_id", 1), set("a", 1));
    assertThat(plain.find().first())
        .isEqualTo(new Document("_id", 1).append("_version", "mine").append("a", 1));
    Document withVersion =
        plain
            .find()
            .projection(new Document("v", new Document("$meta", "version")).append("a", 1))
            .first();
    assertThat(withVersion).containsEntry("v", 2L);
  }

  @Test
  void writesWithoutAcknowledgement() {
    try (MongoClient oneConnection =
        MongoClients.create(server.connectionString() + "?maxPoolSize=1")) {
      MongoCollection<Document> same = oneConnection.getDatabase("orchard").getCollection("pears");
      same.withWriteConcern(WriteConcern.UNACKNOWLEDGED).insertOne(new Document("_id", 1));
      assertThat(same.find(eq("_id", 1)).first()).isNotNull();
    }
  }

  @Test
  void stopsAtItsTimeLimit() {
    pears.insertMany(documents(20_000));
    MongoExecutionTimeoutException problem = null;
    for (int attempt = 0; attempt < 50 && problem == null; attempt++) {
      problem =
          catchThrowableOfType(
              MongoExecutionTimeoutException.class,
              () ->
                  pears
                      .find(new Document("$nor", List.of(new Document("filler", "none"))))
                      .sort(new Document("filler", 1).append("x", -1))
                      .maxTime(1, TimeUnit.MILLISECONDS)
                      .into(new ArrayList<>()));
    }
    assertThat(problem).isNotNull();
  }

  @Test
  void explainsWithItsSql() {
    pears.insertMany(documents(10));
    Document plan = pears.find(gt("n", 5)).explain();
    assertThat(plan.toJson()).contains("SELECT").contains("COLLSCAN");
  }

  @Test
  void listsWhatThereIs() {
    pears.insertOne(new Document("_id", 1));
    assertThat(client.listDatabaseNames().into(new ArrayList<>())).contains("orchard");
    assertThat(client.getDatabase("orchard").listCollectionNames().into(new ArrayList<>()))
        .contains("pears");
    assertThat(pears.listIndexes().into(new ArrayList<>()))
        .singleElement()
        .satisfies(index -> assertThat(index).containsEntry("name", "_id_"));
  }

  @Test
  void refusesATransactionWithAClearError() {
    try (ClientSession session = client.startSession()) {
      session.startTransaction();
      MongoCommandException problem =
          catchThrowableOfType(
              MongoCommandException.class,
              () -> pears.insertOne(session, new Document("_id", "in a transaction")));
      assertThat(problem.getErrorMessage()).containsIgnoringCase("transaction");
    }
    assertThat(pears.countDocuments()).isZero();
  }

  private static List<Document> documents(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Document("_id", i).append("n", i).append("filler", "x".repeat(100)))
        .toList();
  }
}
