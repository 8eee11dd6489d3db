package io.loquat.compat;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.exclude;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import io.loquat.server.ServerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * System values by name, with the official Java driver. Each question is asked of two collections
 * that have the same documents: one shows system fields, the other hides them.
 */
final class MetaTest {
  private static final List<String> PROFILES = List.of("visible", "hidden");

  @TempDir static Path dataFolder;
  private static ServerProcess server;
  private static MongoClient client;
  private static MongoDatabase database;

  @BeforeAll
  static void start() {
    server = ServerProcess.start(dataFolder);
    client = MongoClients.create(server.connectionString());
    database = client.getDatabase("meta");
    PROFILES.forEach(MetaTest::fill);
  }

  @AfterAll
  static void stop() {
    client.close();
    assertThat(server.stop()).isZero();
  }

  /** Document 1 is at version 1, 2 at version 3, 3 at version 2; 2 has no metadata. */
  private static void fill(String profile) {
    run("{create: '%1$s', systemFields: '%1$s'}".formatted(profile));
    run(
        "{insert: '%s', documents: [{_id: 1, kind: 'a'}], metadata: {cause: 'import', at: [1, 2]}}"
            .formatted(profile));
    run("{insert: '%s', documents: [{_id: 2, kind: 'a'}, {_id: 3}]}".formatted(profile));
    run(
        "{update: '%s', updates: [{q: {_id: 2}, u: {$set: {n: 1}}}, {q: {_id: 2}, u: {$set: {n: 2}}}]}"
            .formatted(profile));
    run(
        "{update: '%s', updates: [{q: {_id: 3}, u: {$set: {n: 1}}, metadata: {cause: 'me', at: 3}}]}"
            .formatted(profile));
  }

  private static BsonDocument run(String command) {
    BsonDocument reply = database.runCommand(BsonDocument.parse(command), BsonDocument.class);
    assertThat(reply.containsKey("writeErrors")).as(command).isFalse();
    return reply;
  }

  private static MongoCollection<BsonDocument> collection(String profile) {
    return database.getCollection(profile, BsonDocument.class);
  }

  private static List<Integer> ids(Iterable<BsonDocument> documents) {
    List<Integer> ids = new ArrayList<>();
    documents.forEach(document -> ids.add(document.getInt32("_id").getValue()));
    return ids;
  }

  private static List<Integer> numbers(String array) {
    return BsonArray.parse(array).stream().map(value -> value.asInt32().getValue()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'$meta.version': {$gte: 2}} | [2, 3]",
        "{'$meta.version': {$in: [1, 3.0]}} | [1, 2]",
        "{_id: 2, '$meta.version': 3} | [2]",
        "{_id: 2, '$meta.version': 2} | []",
        "{$or: [{'$meta.version': 3}, {kind: 'a'}]} | [1, 2]",
        "{$nor: [{'$meta.version': {$lt: 3}}]} | [2]",
        "{'$meta.created': {$gt: {$date: '2026-01-01T00:00:00Z'}}} | [1, 2, 3]",
        "{'$meta.updated': {$lt: {$date: '2026-01-01T00:00:00Z'}}} | []",
        "{'$meta.archived': false} | [1, 2, 3]",
        "{'$meta.archived': {$ne: false}} | []",
        "{'$meta.metadata.cause': 'import'} | [1]",
        "{'$meta.metadata.at': {$gte: 2}} | [1, 3]",
        "{'$meta.metadata.at.0': 1} | [1]",
        "{'$meta.metadata.cause': {$exists: false}} | [2]",
        "{'$meta.metadata.cause': null} | [2]",
        "{'$meta.metadata': {}} | [2]",
        "{'$meta.metadata': {cause: 'me', at: 3}} | [3]",
        "{'$meta.metadata': {$type: 'object'}} | [1, 2, 3]",
        "{$meta: {version: 1}} | 2",
        "{'$meta.nothing': 1} | 2",
        "{'$meta.version.x': 1} | 2",
      })
  void filtersBySystemValues(String filter, String expected) {
    BsonDocument parsed = BsonDocument.parse(filter);
    for (String profile : PROFILES) {
      MongoCollection<BsonDocument> collection = collection(profile);
      if (expected.startsWith("[")) {
        assertThat(ids(collection.find(parsed).sort(BsonDocument.parse("{_id: 1}"))))
            .isEqualTo(numbers(expected));
        assertThat(collection.countDocuments(parsed)).isEqualTo(numbers(expected).size());
      } else {
        MongoException error =
            catchThrowableOfType(MongoException.class, () -> collection.find(parsed).first());
        assertThat(error.getCode()).isEqualTo(Integer.parseInt(expected));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'$meta.version': 1} | [1, 3, 2]",
        "{'$meta.version': -1} | [2, 3, 1]",
        "{any: {$meta: 'version'}} | [2, 3, 1]",
        "{'$meta.archived': 1, _id: -1} | [3, 2, 1]",
        "{'$meta.metadata.at': 1} | [2, 1, 3]",
        "{'$meta.metadata.at': -1} | [3, 1, 2]",
        "{'$meta.created': 1, _id: 1} | [1, 2, 3]",
      })
  void sortsBySystemValues(String sort, String expected) {
    BsonDocument parsed = BsonDocument.parse(sort);
    BsonDocument stage = new BsonDocument("$sort", parsed);
    BsonDocument all = BsonDocument.parse("{$project: {n: 1}}");
    for (String profile : PROFILES) {
      MongoCollection<BsonDocument> collection = collection(profile);
      assertThat(ids(collection.find().sort(parsed))).isEqualTo(numbers(expected));
      assertThat(ids(collection.aggregate(List.of(stage)))).isEqualTo(numbers(expected));
      assertThat(ids(collection.aggregate(List.of(all, stage)))).isEqualTo(numbers(expected));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "version | 1 | {x: {$numberLong: '1'}} | {x: {$numberLong: '3'}}",
        "archived | 1 | {x: false} | {x: false}",
        "metadata | 1 | {x: {cause: 'import', at: [1, 2]}} | {x: {}}",
        "metadata.cause | 1 | {x: 'import'} | {}",
        "metadata.at | 0 | {x: [1, 2]} | {}",
      })
  void projectsSystemValues(String keyword, int included, String first, String second) {
    BsonDocument projection =
        BsonDocument.parse("{x: {$meta: '%s'}, n: %d}".formatted(keyword, included));
    List<BsonDocument> expected = List.of(BsonDocument.parse(first), BsonDocument.parse(second));
    for (String profile : PROFILES) {
      MongoCollection<BsonDocument> collection = collection(profile);
      List<BsonDocument> found =
          collection.find(lt("_id", 3)).projection(projection).into(new ArrayList<>());
      assertThat(found).extracting(document -> only(document, "x")).isEqualTo(expected);
      List<BsonDocument> stages =
          List.of(
              BsonDocument.parse("{$match: {_id: {$lt: 3}}}"),
              new BsonDocument("$project", projection));
      assertThat(collection.aggregate(stages)).containsExactlyElementsOf(found);
    }
  }

  @Test
  void projectsTimesAsDates() {
    for (String profile : PROFILES) {
      BsonDocument found =
          collection(profile)
              .find(eq("_id", 1))
              .projection(BsonDocument.parse("{c: {$meta: 'created'}, u: {$meta: 'updated'}}"))
              .first();
      assertThat(found.getDateTime("c")).isEqualTo(found.getDateTime("u"));
    }
  }

  /** The library reads versions with it, whatever the profile. */
  @Test
  void addsTheVersionUnderTheNameThatTheVisibleProfileGivesIt() {
    for (String profile : PROFILES) {
      BsonDocument found =
          collection(profile)
              .find(eq("_id", 2))
              .projection(BsonDocument.parse("{_version: {$meta: 'version'}}"))
              .first();
      assertThat(found.getInt32("n").getValue()).isEqualTo(2);
      assertThat(found.getInt64("_version").getValue()).isEqualTo(3);
    }
  }

  @Test
  void givesDistinctSystemValues() {
    for (String profile : PROFILES) {
      assertThat(distinct(profile, "$meta.version")).isEqualTo("[1, 2, 3]");
      assertThat(distinct(profile, "$meta.archived")).isEqualTo("[false]");
      assertThat(distinct(profile, "$meta.metadata.at")).isEqualTo("[1, 2, 3]");
      assertThat(distinct(profile, "$meta.metadata.at.0")).isEqualTo("[1]");
      assertThat(
              catchThrowableOfType(MongoCommandException.class, () -> distinct(profile, "$meta.x"))
                  .getErrorMessage())
          .startsWith("'$meta.x' names no system value");
    }
  }

  private static String distinct(String profile, String key) {
    BsonDocument reply = run("{distinct: '%s', key: '%s'}".formatted(profile, key));
    String values = new BsonDocument("v", reply.getArray("values")).toJson();
    return values.substring(values.indexOf('['), values.length() - 1);
  }

  @Test
  void systemValuesTravelThroughAPipelineUntilItGroups() {
    String pipeline =
        "[{$match: {'$meta.version': {$gt: 1}}}, {$project: {k: {$meta: 'metadata.cause'}}},"
            + " {$match: {'$meta.version': {$lt: 4}}}, {$sort: {'$meta.version': -1}},"
            + " {$project: {k: 1, v: {$meta: 'version'}}}]";
    String renamed =
        "[{$match: {'$meta.version': 3}}, {$project: {_version: '$kind'}},"
            + " {$project: {_version: {$meta: 'version'}}}]";
    String groups =
        "[{$group: {_id: {$meta: 'metadata.cause'}, versions: {$sum: {$meta: 'version'}}}},"
            + " {$sort: {_id: 1}}, {$project: {versions: 1, gone: {$meta: 'version'}}}]";
    for (String profile : PROFILES) {
      assertThat(aggregate(profile, pipeline))
          .containsExactly(
              BsonDocument.parse("{_id: 2, v: {$numberLong: '3'}}"),
              BsonDocument.parse("{_id: 3, k: 'me', v: {$numberLong: '2'}}"));
      assertThat(aggregate(profile, renamed))
          .containsExactly(BsonDocument.parse("{_id: 2, _version: {$numberLong: '3'}}"));
      assertThat(aggregate(profile, groups))
          .containsExactly(
              BsonDocument.parse("{_id: null, versions: {$numberLong: '3'}}"),
              BsonDocument.parse("{_id: 'import', versions: {$numberLong: '1'}}"),
              BsonDocument.parse("{_id: 'me', versions: {$numberLong: '2'}}"));
      assertThat(aggregate(profile, "[{$group: {_id: '$kind'}}, {$match: {'$meta.version': 1}}]"))
          .isEmpty();
      assertThat(aggregate(profile, "[{$match: {'$meta.version': 1}}, {$count: 'n'}]"))
          .containsExactly(BsonDocument.parse("{n: 1}"));
    }
  }

  @Test
  void groupsByTheVersionFieldWhereItIsVisible() {
    String pipeline = "[{$group: {_id: '$_version', n: {$sum: 1}}}, {$sort: {_id: -1}}]";
    assertThat(aggregate("visible", pipeline))
        .extracting(group -> group.getNumber("_id", new BsonInt32(0)).longValue())
        .containsExactly(3L, 2L, 1L);
    assertThat(aggregate("hidden", pipeline))
        .containsExactly(BsonDocument.parse("{_id: null, n: 3}"));
  }

  private static List<BsonDocument> aggregate(String profile, String pipeline) {
    List<BsonDocument> stages =
        BsonArray.parse(pipeline).stream().map(BsonValue::asDocument).toList();
    return collection(profile).aggregate(stages).into(new ArrayList<>());
  }

  @Test
  void explainsThatTheColumnsAnswer() {
    for (String profile : PROFILES) {
      BsonDocument plan =
          run("{explain: {find: '%s', filter: {'$meta.version': {$gte: 2}}}}".formatted(profile))
              .getDocument("queryPlanner")
              .getDocument("winningPlan");
      assertThat(plan.getString("sql").getValue()).contains("(_version >= ?)");
      assertThat(plan.isNull("residual")).isTrue();
      assertThat(plan.getArray("parameters")).containsExactly(new BsonString("2"));
    }
  }

  @Test
  void upsertsNoSystemValueOfTheFilter() {
    for (String profile : PROFILES) {
      MongoCollection<BsonDocument> collection = collection(profile);
      collection.updateOne(
          BsonDocument.parse("{_id: 9, a: 1, '$meta.version': 5, '$meta.metadata.cause': 'x'}"),
          BsonDocument.parse("{$set: {b: 2}}"),
          new UpdateOptions().upsert(true));
      BsonDocument inserted =
          collection
              .find(eq("_id", 9))
              .projection(exclude("_version", "_created", "_updated"))
              .first();
      assertThat(inserted).isEqualTo(BsonDocument.parse("{_id: 9, a: 1, b: 2}"));
      assertThat(
              collection
                  .deleteOne(BsonDocument.parse("{_id: 9, '$meta.version': 2}"))
                  .getDeletedCount())
          .isZero();
      assertThat(
              collection
                  .deleteOne(BsonDocument.parse("{_id: 9, '$meta.version': 1}"))
                  .getDeletedCount())
          .isOne();
    }
  }

  @Test
  void changesTheDocumentsThatSystemValuesName() {
    for (String profile : PROFILES) {
      String name = "changed_" + profile;
      MongoCollection<BsonDocument> collection = collection(name);
      run("{create: '%s', systemFields: '%s'}".formatted(name, profile));
      run("{insert: '%s', documents: [{_id: 1}, {_id: 2}, {_id: 3}]}".formatted(name));
      BsonDocument add = BsonDocument.parse("{$inc: {n: 1}}");
      collection.updateOne(eq("_id", 2), add);
      assertThat(collection.updateMany(gt("$meta.version", 1), add).getModifiedCount()).isOne();
      assertThat(
              collection.findOneAndUpdate(
                  new BsonDocument(),
                  add,
                  new FindOneAndUpdateOptions()
                      .sort(BsonDocument.parse("{'$meta.version': -1}"))
                      .projection(BsonDocument.parse("{_id: 1, v: {$meta: 'version'}}"))
                      .returnDocument(ReturnDocument.AFTER)))
          .isEqualTo(BsonDocument.parse("{_id: 2, v: {$numberLong: '4'}}"));
      assertThat(collection.deleteMany(eq("$meta.version", 1)).getDeletedCount()).isEqualTo(2);
      BsonDocument count = run("{count: '%s', query: {'$meta.version': 4}}".formatted(name));
      assertThat(count.getNumber("n").intValue()).isOne();
    }
  }

  /** Document 1 is live, 2 archived, 3 archived and restored. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'$meta.archived': true} | [2] | [2]",
        "{'$meta.archived': false} | [1, 3] | [1, 3]",
        "{'$meta.version': {$gte: 2}} | [2, 3] | [2, 3]",
        "{_archived: true} | [2] | []",
        "{_archived: {$exists: true}} | [2] | []",
        "{_archived: {$exists: false}} | [1, 3] | [1, 2, 3]",
        "{_archived: null} | [1, 3] | [1, 2, 3]",
        "{_archived: {$ne: true}} | [1, 3] | [1, 2, 3]",
        "{_archived: {$in: [true, null]}} | [1, 2, 3] | [1, 2, 3]",
        "{_archived: false} | [] | []",
        "{$or: [{part: {of: 'it'}}, {_archived: true}]} | [1, 2] | [1]",
        "{$or: [{part: {of: 'it'}}, {'$meta.archived': true}]} | [1, 2] | [1, 2]",
      })
  void tellsArchivedDocumentsFromOthers(String filter, String visible, String hidden) {
    for (String profile : PROFILES) {
      MongoCollection<BsonDocument> collection = collectionWithArchived(profile);
      String expected = profile.equals("visible") ? visible : hidden;
      BsonDocument all = BsonDocument.parse(filter).append("$archived", new BsonString("include"));
      assertThat(ids(collection.find(all))).isEqualTo(numbers(expected));
      assertThat(ids(collection.aggregate(List.of(new BsonDocument("$match", all)))))
          .isEqualTo(numbers(expected));
      List<BsonDocument> late =
          List.of(
              BsonDocument.parse("{$match: {$archived: 'include'}}"),
              BsonDocument.parse("{$project: {part: 1, _archived: 1}}"),
              new BsonDocument("$match", BsonDocument.parse(filter)));
      assertThat(ids(collection.aggregate(late))).isEqualTo(numbers(expected));
    }
  }

  @Test
  void sortsAndProjectsByWhetherADocumentIsArchived() {
    BsonDocument all = BsonDocument.parse("{$archived: 'include'}");
    for (String profile : PROFILES) {
      MongoCollection<BsonDocument> collection = collectionWithArchived(profile);
      BsonDocument sort = BsonDocument.parse("{'$meta.archived': -1, '$meta.version': -1}");
      assertThat(ids(collection.find(all).sort(sort))).containsExactly(2, 3, 1);
      BsonDocument projection =
          BsonDocument.parse("{x: {$meta: 'archived'}, _archived: 1, _id: 0}");
      assertThat(collection.find(all).sort(sort).projection(projection).first())
          .isEqualTo(
              BsonDocument.parse(
                  profile.equals("visible") ? "{_archived: true, x: true}" : "{x: true}"));
      assertThat(
              ids(collection.find(all).sort(BsonDocument.parse("{_archived: -1, _id: -1}")))
                  .getFirst())
          .isEqualTo(profile.equals("visible") ? 2 : 3);
    }
  }

  private static MongoCollection<BsonDocument> collectionWithArchived(String profile) {
    String name = "archived_" + profile;
    MongoCollection<BsonDocument> collection = collection(name);
    collection.drop();
    run("{create: '%s', systemFields: '%s'}".formatted(name, profile));
    run(
        "{insert: '%s', documents: [{_id: 1, part: {of: 'it'}}, {_id: 2}, {_id: 3}]}"
            .formatted(name));
    run(
        "{delete: '%s', deletes: [{q: {_id: {$gt: 1}}, limit: 0, softDelete: true}]}"
            .formatted(name));
    run("{restoreDocuments: '%s', filter: {_id: 3}, limit: 1}".formatted(name));
    return collection;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$set: {$meta: 1}}",
        "{$set: {'$meta.version': 1}}",
        "{$inc: {'$meta.metadata.n': 1}}",
      })
  void refusesToUpdateSystemValues(String update) {
    for (String profile : PROFILES) {
      MongoException error =
          catchThrowableOfType(
              MongoException.class,
              () -> collection(profile).updateOne(eq("_id", 1), BsonDocument.parse(update)));
      assertThat(error.getCode()).isEqualTo(52);
    }
  }

  private static BsonDocument only(BsonDocument document, String name) {
    BsonValue value = document.get(name);
    return value == null ? new BsonDocument() : new BsonDocument(name, value);
  }
}
