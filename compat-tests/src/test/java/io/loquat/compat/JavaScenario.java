package io.loquat.compat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** Runs the steps of {@code tools/scenario.json} with the Java driver. Confined. */
final class JavaScenario {
  private final MongoDatabase database;

  JavaScenario(MongoDatabase database) {
    this.database = database;
  }

  /** One document for each step: its name and result. */
  List<BsonDocument> run() throws IOException {
    List<BsonDocument> results = new ArrayList<>();
    for (BsonValue step :
        BsonArray.parse(Files.readString(Tools.FOLDER.resolve("scenario.json")))) {
      results.add(
          new BsonDocument("name", step.asDocument().get("name"))
              .append("result", resultOf(step.asDocument())));
    }
    return results;
  }

  private BsonValue resultOf(BsonDocument step) {
    MongoCollection<BsonDocument> collection =
        database.getCollection(step.getString("collection").getValue(), BsonDocument.class);
    try {
      return call(collection, step);
    } catch (MongoCommandException problem) {
      return error(problem.getErrorCode(), problem.getResponse().get("errInfo"));
    } catch (MongoWriteException problem) {
      return error(problem.getError().getCode(), problem.getError().getDetails());
    } catch (MongoBulkWriteException problem) {
      BulkWriteError first = problem.getWriteErrors().get(0);
      return error(first.getCode(), first.getDetails());
    }
  }

  /** Drivers give an empty document where the server's error has no details. */
  private static BsonValue error(int code, @Nullable BsonValue info) {
    BsonDocument error = new BsonDocument("error", new BsonInt32(code));
    return info == null || info.asDocument().isEmpty() ? error : error.append("errInfo", info);
  }

  /** Any command; only some fields of its reply are the same each time. */
  private BsonValue command(BsonDocument step) {
    BsonDocument reply = database.runCommand(step.getDocument("command"), BsonDocument.class);
    List<String> fields =
        step.getArray("fields").stream().map(name -> name.asString().getValue()).toList();
    reply.keySet().retainAll(fields);
    return reply;
  }

  private BsonValue call(MongoCollection<BsonDocument> collection, BsonDocument step) {
    return switch (step.getString("call").getValue()) {
      case "command" -> command(step);
      case "countDocuments" -> new BsonInt64(collection.countDocuments(filter(step)));
      case "distinct" ->
          distinct(
              collection.distinct(
                  step.getString("field").getValue(), filter(step), BsonValue.class));
      case "find" -> find(collection, step);
      case "aggregate" ->
          new BsonArray(
              collection
                  .aggregate(step.getArray("pipeline").stream().map(BsonValue::asDocument).toList())
                  .into(new ArrayList<>()));
      default -> write(collection, step);
    };
  }

  private static BsonValue write(MongoCollection<BsonDocument> collection, BsonDocument step) {
    return switch (step.getString("call").getValue()) {
      case "insertMany" -> {
        List<BsonDocument> documents =
            step.getArray("documents").stream().map(BsonValue::asDocument).toList();
        collection.insertMany(documents);
        yield new BsonDocument("inserted", new BsonInt32(documents.size()));
      }
      case "updateOne" ->
          matched(
              collection.updateOne(
                  filter(step),
                  update(step),
                  new UpdateOptions()
                      .upsert(step.getBoolean("upsert", BsonBoolean.FALSE).getValue())));
      case "updateMany" -> matched(collection.updateMany(filter(step), update(step)));
      case "replaceOne" -> matched(collection.replaceOne(filter(step), update(step)));
      case "findOneAndUpdate" ->
          collection.findOneAndUpdate(
              filter(step),
              update(step),
              new FindOneAndUpdateOptions()
                  .returnDocument(ReturnDocument.AFTER)
                  .projection(step.getDocument("projection")));
      case "deleteOne" -> deleted(collection.deleteOne(filter(step)).getDeletedCount());
      case "deleteMany" -> deleted(collection.deleteMany(filter(step)).getDeletedCount());
      default -> throw new IllegalArgumentException(step.toJson());
    };
  }

  private static BsonValue find(MongoCollection<BsonDocument> collection, BsonDocument step) {
    BsonDocument none = new BsonDocument();
    BsonInt32 zero = new BsonInt32(0);
    FindIterable<BsonDocument> found =
        collection
            .find(filter(step))
            .projection(step.getDocument("projection", none))
            .sort(step.getDocument("sort", none))
            .skip(step.getNumber("skip", zero).intValue())
            .limit(step.getNumber("limit", zero).intValue())
            .batchSize(step.getNumber("batchSize", zero).intValue());
    return new BsonArray(found.into(new ArrayList<>()));
  }

  /** The driver gives a null among the values as Java's. */
  private static BsonArray distinct(Iterable<BsonValue> values) {
    BsonArray distinct = new BsonArray();
    values.forEach(value -> distinct.add(value == null ? BsonNull.VALUE : value));
    return distinct;
  }

  private static BsonDocument filter(BsonDocument step) {
    return step.getDocument("filter");
  }

  private static BsonDocument update(BsonDocument step) {
    return step.getDocument("update");
  }

  private static BsonDocument matched(UpdateResult result) {
    return new BsonDocument("matched", new BsonInt64(result.getMatchedCount()))
        .append("modified", new BsonInt64(result.getModifiedCount()));
  }

  private static BsonDocument deleted(long count) {
    return new BsonDocument("deleted", new BsonInt64(count));
  }
}
