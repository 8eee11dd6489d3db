package io.loquat.compat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.loquat.server.ServerProcess;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three drivers and mongosh load, query and change the same real data and get the same answers;
 * Mongoose does what its users do.
 */
final class ClientsTest {
  private static final Map<String, String> DATA_SETS =
      Map.of(
          "movies", "vega-datasets/data/movies.json",
          "cars", "vega-datasets/data/cars.json",
          "countries", "world-countries/countries.json");

  @TempDir static Path dataFolder;
  private static ServerProcess server;
  private static MongoClient client;
  private static List<BsonDocument> expected;

  @BeforeAll
  static void runTheJavaDriverFirst() throws IOException {
    Tools.fetch();
    server = ServerProcess.start(dataFolder);
    client = MongoClients.create(server.connectionString());
    expected = new JavaScenario(load("with_java")).run();
  }

  @AfterAll
  static void stopTheServer() {
    client.close();
    assertThat(server.stop()).isZero();
  }

  private static MongoDatabase load(String name) {
    MongoDatabase database = client.getDatabase(name);
    DATA_SETS.forEach(
        (collection, file) ->
            database.getCollection(collection, BsonDocument.class).insertMany(Tools.dataSet(file)));
    return database;
  }

  @Test
  void theJavaDriverGetsTheAnswersThatTheDataSetsHold() {
    assertThat(result("counts all movies").asNumber().longValue()).isEqualTo(3201);
    assertThat(result("counts by a field whose name has a space").asNumber().longValue())
        .isEqualTo(
            Tools.dataSet(DATA_SETS.get("movies")).stream()
                .filter(movie -> new BsonString("Comedy").equals(movie.get("Major Genre")))
                .count());
    assertThat(result("finds where a field is null").asNumber().longValue())
        .isEqualTo(
            Tools.dataSet(DATA_SETS.get("movies")).stream()
                .filter(movie -> movie.get("Director").isNull())
                .count());
    assertThat(result("matches elements of arrays").asArray()).hasSize(8);
    assertThat(result("refuses a second document of the same _id").asDocument().get("error"))
        .isEqualTo(new BsonInt32(11000));
    assertThat(result("accepts the right version"))
        .isEqualTo(
            BsonDocument.parse("{matched: {$numberLong: '1'}, modified: {$numberLong: '1'}}"));
  }

  @Test
  void theJavaDriverSeesVersionsAndTheArchive() {
    assertThat(result("says which version it met"))
        .isEqualTo(
            BsonDocument.parse(
                "{error: 2000000409, errInfo: {expectedVersion: {$numberLong: '1'},"
                    + " actualVersion: {$numberLong: '2'}, documentId: 1}}"));
    assertThat(result("returns no other version").asDocument().getDocument("errInfo"))
        .containsEntry("actualVersion", new BsonInt64(2));
    assertThat(result("lists versions").asArray())
        .containsExactly(new BsonInt64(1), new BsonInt64(2));
    assertThat(result("counts no archived document").asNumber().longValue()).isEqualTo(2);
    assertThat(result("finds archived documents").asArray())
        .containsExactly(
            BsonDocument.parse(
                "{_id: 2, cents: 30, _version: {$numberLong: '2'}, _archived: true}"));
    assertThat(result("inserts no second document of an archived _id").asDocument())
        .containsEntry("error", new BsonInt32(11000));
    assertThat(result("sees what it restored").asArray())
        .containsExactly(BsonDocument.parse("{_id: 2, cents: 30, _version: {$numberLong: '3'}}"));
    assertThat(result("purges it").asDocument().getNumber("n").intValue()).isEqualTo(2);
  }

  @Test
  void mongooseKeepsVersionsAndTheArchive() {
    assertThat(
            Tools.run(Map.of(), "node", "mongoose.js", server.connectionString(), "with_mongoose"))
        .containsExactly(
            "no update is lost in an optimistic loop",
            "a stale version is an error with both versions",
            "save demands the version that was read",
            "a soft delete hides a document until it is restored",
            "system values can be asked for by name",
            "strictQuery true needs the option with each call",
            "strictQuery throw refuses to send what it does not know",
            "Mongoose's own optimisticConcurrency works as with MongoDB");
  }

  @Test
  void theNodeDriverGetsTheSameAnswers() {
    load("with_node");
    assertSame(Tools.run(Map.of(), "node", "scenario.js", server.connectionString(), "with_node"));
  }

  @Test
  void mongoshGetsTheSameAnswers() {
    load("with_mongosh");
    assertSame(
        Tools.run(
            Map.of("DATABASE", "with_mongosh", "TOOLS", Tools.FOLDER.toString()),
            Tools.MODULES.resolve(".bin/mongosh").toString(),
            server.connectionString(),
            "--quiet",
            "--file",
            "scenario.mongosh.js"));
  }

  @Test
  void pyMongoGetsTheSameAnswers() {
    load("with_python");
    assertSame(
        Tools.run(
            Map.of(),
            Tools.PYTHON.toString(),
            "scenario.py",
            server.connectionString(),
            "with_python"));
  }

  @Test
  void otherProgramsReadTheFileWhileTheServerRuns() {
    load("shared_file");
    BsonDocument seen =
        BsonDocument.parse(
            String.join(
                "",
                Tools.run(
                    Map.of(),
                    Tools.PYTHON.toString(),
                    "read_file.py",
                    dataFolder.resolve("shared_file.sqlite").toString(),
                    "movies")));
    assertThat(seen.getNumber("count").intValue()).isEqualTo(3201);
    assertThat(seen.getNumber("versions").intValue()).isEqualTo(3201);
    assertThat(seen.getString("integrity").getValue()).isEqualTo("ok");
    assertThat(seen.getNumber("invalid").intValue()).isZero();
    assertThat(seen.getDocument("first")).isEqualTo(Tools.dataSet(DATA_SETS.get("movies")).get(0));
  }

  private static BsonValue result(String step) {
    return expected.stream()
        .filter(line -> line.getString("name").getValue().equals(step))
        .findFirst()
        .orElseThrow()
        .get("result");
  }

  private static void assertSame(List<String> lines) {
    List<BsonDocument> actual = lines.stream().map(BsonDocument::parse).toList();
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) {
      assertThat(numbersByValue(actual.get(i))).isEqualTo(numbersByValue(expected.get(i)));
    }
  }

  /** JavaScript has one kind of number, so that clients may differ in the kind they show. */
  private static BsonValue numbersByValue(BsonValue value) {
    return switch (value) {
      case BsonDocument document -> {
        BsonDocument mapped = new BsonDocument();
        document.forEach((name, field) -> mapped.append(name, numbersByValue(field)));
        yield mapped;
      }
      case BsonArray array -> {
        List<BsonValue> mapped = new ArrayList<>();
        array.forEach(item -> mapped.add(numbersByValue(item)));
        yield new BsonArray(mapped);
      }
      case BsonValue number when number.isInt32() || number.isInt64() || number.isDouble() ->
          new BsonString(
              "number "
                  + (number.isDouble()
                      ? new BigDecimal(number.asDouble().getValue())
                      : new BigDecimal(number.asNumber().longValue())));
      default -> value;
    };
  }
}
