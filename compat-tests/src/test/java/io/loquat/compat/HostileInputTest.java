package io.loquat.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.loquat.server.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client may send to hang the server, to overflow its stack or to use up its memory. */
final class HostileInputTest {
  private static final int DEPTH_MAX = 100;
  private static final int MAX_TIME_EXPIRED = 50;

  @TempDir static Path dataFolder;
  private static ServerProcess server;
  private static MongoClient client;
  private static MongoDatabase database;

  @BeforeAll
  static void start() {
    server = ServerProcess.start(dataFolder);
    client = MongoClients.create(server.connectionString());
    database = client.getDatabase("hostile");
    run("{insert: 'c', documents: [{_id: 1, a: '%s!', n: 1}]}".formatted("a".repeat(40)));
  }

  @AfterAll
  static void stop() {
    client.close();
    assertThat(server.stop()).isZero();
  }

  @AfterEach
  void theServerStillAnswers() {
    assertThat(run("{find: 'c', filter: {_id: 1}}").getDocument("cursor").getArray("firstBatch"))
        .hasSize(1);
  }

  @Test
  void takesDocumentsNestedAHundredDeepAndNoDeeper() {
    assertThat(isInserted(nested(DEPTH_MAX, "a", new BsonInt32(1)))).isTrue();
    assertThat(isInserted(nested(DEPTH_MAX + 1, "a", new BsonInt32(1)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"$and", "$or", "$nor"})
  void takesFiltersNestedAHundredDeepAndNoDeeper(String operator) {
    BsonDocument inner = new BsonDocument("n", new BsonInt32(1));
    find(nestedInArrays(DEPTH_MAX - 1, operator, inner));
    refused(() -> find(nestedInArrays(DEPTH_MAX, operator, inner)));
  }

  @Test
  void takesExpressionsNestedAHundredDeepAndNoDeeper() {
    find(expression(nested(DEPTH_MAX - 1, "$not", new BsonString("$n"))));
    refused(() -> find(expression(nested(DEPTH_MAX, "$not", new BsonString("$n")))));
  }

  @Test
  void takesSchemasNestedAHundredDeepAndNoDeeper() {
    find(schema(DEPTH_MAX));
    refused(() -> find(schema(DEPTH_MAX + 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{a: {$regex: '^(a+)+$'}}",
        "{a: {$regex: '^(a|aa)+$'}}",
        "{a: {$in: [{$regularExpression: {pattern: '^(a*)*$', options: ''}}]}}",
        "{$expr: {$regexMatch: {input: '$a', regex: '^(a+)+$'}}}",
        "{$jsonSchema: {properties: {a: {pattern: '^(a+)+$'}}}}",
        "{$expr: {$anyElementTrue: {$map: {input: {$range: [0, 100000]}, in: {$size: {$filter:"
            + " {input: {$range: [0, 100000]}, cond: {$eq: ['$$this', '$n']}}}}}}}}",
      })
  void stopsAtMaxTimeWhatWouldNotEnd(String filter) {
    long start = System.nanoTime();
    MongoException error =
        catchThrowableOfType(
            MongoException.class,
            () -> run("{find: 'c', filter: %s, maxTimeMS: 300}".formatted(filter)));
    assertThat(error.getCode()).isEqualTo(MAX_TIME_EXPIRED);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$range: [0, 2147483647]}",
        "{$reduce: {input: {$range: [0, 60]}, initialValue: 'ab', in: {$concat: ['$$value',"
            + " '$$value']}}}",
        "{$reduce: {input: {$range: [0, 60]}, initialValue: [1], in: {$concatArrays: ['$$value',"
            + " '$$value']}}}",
        "{$reduce: {input: {$range: [0, 60]}, initialValue: {a: '$n'}, in: {l: '$$value', r:"
            + " '$$value'}}}",
        "{$replaceAll: {input: {$reduce: {input: {$range: [0, 20]}, initialValue: 'ab', in:"
            + " {$concat: ['$$value', '$$value']}}}, find: 'a', replacement: '$a'}}",
      })
  void refusesWhatWouldNotFitIntoMemory(String expression) {
    refused(
        () ->
            run(
                "{find: 'c', filter: {}, projection: {x: %s}, maxTimeMS: 20000}"
                    .formatted(expression)));
  }

  @Test
  void doesNotFillAnArrayUpToAnyIndex() {
    refused(() -> update("{$set: {'list.1500001': 1}}"));
    run("{insert: 'c', documents: [{_id: 2, list: [1]}]}");
    BsonDocument reply =
        database.runCommand(
            BsonDocument.parse(
                "{update: 'c', updates: [{q: {_id: 2}, u: {$set: {'list.2000000': 1}}}]}"),
            BsonDocument.class);
    assertThat(reply.containsKey("writeErrors")).isTrue();
  }

  private static void update(String change) {
    BsonDocument reply =
        database.runCommand(
            BsonDocument.parse(
                "{findAndModify: 'c', query: {_id: 1, list: []}, update: %s, upsert: true}"
                    .formatted(change)),
            BsonDocument.class);
    assertThat(reply).isNotNull();
  }

  private static BsonDocument nested(int depth, String name, BsonValue inner) {
    BsonValue value = inner;
    for (int i = 0; i < depth; i++) {
      value = new BsonDocument(name, value);
    }
    return value.asDocument();
  }

  private static BsonDocument nestedInArrays(int depth, String operator, BsonDocument inner) {
    BsonDocument filter = inner;
    for (int i = 0; i < depth; i++) {
      filter = new BsonDocument(operator, new BsonArray(List.of(filter)));
    }
    return filter;
  }

  private static BsonDocument expression(BsonDocument expression) {
    return new BsonDocument("$expr", expression);
  }

  private static BsonDocument schema(int depth) {
    BsonDocument schema = new BsonDocument("uniqueItems", BsonBoolean.TRUE);
    for (int i = 0; i < depth; i++) {
      schema = new BsonDocument("not", schema);
    }
    return new BsonDocument("$jsonSchema", schema);
  }

  private static boolean isInserted(BsonDocument document) {
    BsonDocument reply =
        database.runCommand(
            new BsonDocument("insert", new BsonString("deep"))
                .append("documents", new BsonArray(List.of(document))),
            BsonDocument.class);
    return !reply.containsKey("writeErrors");
  }

  private static void find(BsonDocument filter) {
    database.runCommand(new BsonDocument("find", new BsonString("c")).append("filter", filter));
  }

  private static void refused(ThrowingCallable work) {
    MongoCommandException error = catchThrowableOfType(MongoCommandException.class, work);
    assertThat(error).isNotNull();
    assertThat(error.getErrorCodeName()).isNotEqualTo("InternalError");
  }

  private static BsonDocument run(String command) {
    return database.runCommand(BsonDocument.parse(command), BsonDocument.class);
  }
}
