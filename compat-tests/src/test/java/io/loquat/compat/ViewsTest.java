package io.loquat.compat;

import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Projections.include;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.TimeSeriesOptions;
import io.loquat.server.ServerProcess;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Views and time-series collections, with the official Java driver. */
final class ViewsTest {
  @TempDir static Path dataFolder;
  private static ServerProcess server;
  private static MongoClient client;
  private MongoDatabase database;

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
  void fill() {
    database = client.getDatabase("views");
    database.drop();
    database
        .getCollection("fruit")
        .insertMany(
            IntStream.range(0, 300).mapToObj(i -> new Document("_id", i).append("n", i)).toList());
    database.createView(
        "heavy", "fruit", List.of(match(gte("n", 100)), project(include("_id", "n"))));
  }

  @Test
  void readsAViewInBatches() {
    List<Document> found =
        database
            .getCollection("heavy")
            .find(gte("n", 150))
            .sort(Sorts.descending("n"))
            .batchSize(20)
            .into(new ArrayList<>());
    assertThat(found).hasSize(150).first().isEqualTo(new Document("_id", 299).append("n", 299));
    assertThat(database.getCollection("heavy").countDocuments()).isEqualTo(200);
    assertThat(database.getCollection("heavy").estimatedDocumentCount()).isEqualTo(200);
    assertThat(database.getCollection("heavy").find(eq("_id", 7)).first()).isNull();
  }

  @Test
  void refusesToWriteInAView() {
    MongoWriteException refused =
        catchThrowableOfType(
            MongoWriteException.class,
            () -> database.getCollection("heavy").insertOne(new Document("_id", 1_000)));
    assertThat(refused.getError().getCode()).isEqualTo(166);
  }

  @Test
  void keepsMeasurements() {
    database.createCollection(
        "weather",
        new CreateCollectionOptions()
            .timeSeriesOptions(new TimeSeriesOptions("at").metaField("place")));
    Instant noon = Instant.parse("2026-01-02T12:00:00Z");
    database
        .getCollection("weather")
        .insertMany(
            IntStream.range(0, 10)
                .mapToObj(
                    i ->
                        new Document("at", Date.from(noon.plusSeconds(i)))
                            .append("place", i % 2 == 0 ? "north" : "south")
                            .append("degrees", i))
                .toList());
    assertThat(database.getCollection("weather").countDocuments(eq("place", "north"))).isEqualTo(5);
    assertThat(
            database
                .getCollection("weather")
                .find(gte("at", Date.from(noon.plusSeconds(7))))
                .sort(Sorts.descending("at"))
                .first())
        .containsEntry("degrees", 9);
    MongoWriteException refused =
        catchThrowableOfType(
            MongoWriteException.class,
            () -> database.getCollection("weather").insertOne(new Document("at", "noon")));
    assertThat(refused.getError().getCode()).isEqualTo(2);
  }
}
