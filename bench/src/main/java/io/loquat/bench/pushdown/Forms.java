package io.loquat.bench.pushdown;

import io.loquat.bench.SampleDocuments;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** The filters that are measured, one for each way in which an operator is said in SQL. */
final class Forms {
  static final List<BsonDocument> ALL =
      List.of(
              "{age: {$eq: 30}}",
              "{score: {$eq: 10.5}}",
              "{name: {$eq: 'Customer number 77'}}",
              "{'address.city': {$eq: 'Lisboa'}}",
              "{joined: {$eq: {$date: '2026-01-02T03:04:05Z'}}}",
              "{owner: {$eq: {$oid: '000000010000000000000001'}}}",
              "{age: {$ne: 30}}",
              "{age: {$gt: 70}}",
              "{balance: {$gte: 900.5}}",
              "{score: {$lt: 20.5}}",
              "{name: {$lte: 'Customer number 2'}}",
              "{joined: {$gt: {$date: '2026-02-20T00:00:00Z'}}}",
              "{age: {$in: [20, 30, 40]}}",
              "{tags: {$in: ['group-7', 'group-8']}}",
              "{name: {$nin: ['a', 'b']}}",
              "{age: {$not: {$gt: 20}}}",
              "{$and: [{age: {$gt: 30}}, {active: true}]}",
              "{$or: [{age: 20}, {'address.city': 'Lisboa'}]}",
              "{$nor: [{age: {$lt: 70}}, {active: true}]}",
              "{missing: {$exists: true}}",
              "{age: {$exists: true}}",
              "{age: {$type: 'string'}}",
              "{joined: {$type: 'date'}}",
              "{age: {$type: 'int'}}",
              "{address: {$type: 'object'}}",
              "{age: {$mod: [10, 3]}}",
              "{score: {$mod: [10, 3]}}",
              "{tags: {$size: 3}}",
              "{tags: {$size: 2}}",
              "{tags: {$all: ['news', 'group-7']}}",
              "{tags: {$elemMatch: {$gt: 'group-97', $lt: 'h'}}}",
              "{orders: {$elemMatch: {item: 3, kilos: {$gt: 8}}}}",
              "{'orders.item': 3}",
              "{name: {$regex: '^Customer number 7'}}",
              "{email: {$regex: '77@'}}",
              "{note: {$regex: 'deliveries'}}",
              "{age: {$bitsAllSet: 5}}",
              "{age: {$bitsAnyClear: [0, 1]}}",
              "{score: {$bitsAllClear: 5}}")
          .stream()
          .map(BsonDocument::parse)
          .toList();

  private Forms() {}

  /** The sample document of that number, with an array of documents besides. */
  static BsonDocument document(int number) {
    return SampleDocuments.document(number)
        .append("orders", new BsonArray(List.of(order(number), order(number / 7))));
  }

  private static BsonDocument order(int number) {
    return new BsonDocument("item", new BsonInt32(number % 50))
        .append("kilos", new BsonInt32(number % 11));
  }

  /** The same matches, in a form of which SQL knows nothing. */
  static BsonDocument forTheEvaluator(BsonDocument filter) {
    BsonDocument never = BsonDocument.parse("{$sampleRate: 0}");
    return new BsonDocument("$or", new BsonArray(List.of(filter, never)));
  }
}
