package io.loquat.query.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Stages as {@code explain} shows them: those that are short for others as these, arguments in
 * their full form. Expressions stay as they were written. Stateless.
 */
public final class StageText {
  private StageText() {}

  /** What a stage that was parsed stands for. */
  public static List<BsonDocument> of(BsonDocument written) {
    String name = written.getFirstKey();
    BsonValue argument = written.getOrDefault(name, BsonNull.VALUE);
    return switch (name) {
      case "$count" -> count(argument.asString().getValue());
      case "$sortByCount" ->
          List.of(group(argument, "count"), stage("$sort", sortKey(counted("count", -1))));
      case "$set" -> List.of(stage("$addFields", argument));
      case "$unset" -> List.of(stage("$project", without(argument)));
      case "$replaceWith" -> List.of(stage("$replaceRoot", new BsonDocument("newRoot", argument)));
      case "$sort" -> List.of(stage(name, sortKey(argument)));
      case "$limit", "$skip" ->
          List.of(stage(name, new BsonInt64(((BsonNumber) argument).longValue())));
      case "$unwind" ->
          List.of(argument.isString() ? stage(name, new BsonDocument("path", argument)) : written);
      case "$project" -> List.of(stage(name, projection(argument.asDocument())));
      default -> List.of(written);
    };
  }

  /** A {@code $group} that is given one document of each group, and all it needs in that. */
  public static BsonDocument ofDistinct(BsonDocument group) {
    return stage("$groupByDistinctScan", new BsonDocument("newRoot", group.getDocument("$group")));
  }

  private static List<BsonDocument> count(String field) {
    BsonDocument shown = new BsonDocument(field, BsonBoolean.TRUE).append("_id", BsonBoolean.FALSE);
    return List.of(group(BsonNull.VALUE, field), stage("$project", shown));
  }

  private static BsonDocument group(BsonValue id, String count) {
    BsonDocument one = new BsonDocument("$sum", new BsonInt32(1));
    return stage("$group", new BsonDocument("_id", id).append(count, one));
  }

  private static BsonDocument counted(String field, int direction) {
    return new BsonDocument(field, new BsonInt32(direction));
  }

  private static BsonDocument sortKey(BsonValue pattern) {
    return new BsonDocument("sortKey", pattern);
  }

  private static BsonDocument without(BsonValue fields) {
    List<BsonValue> paths =
        fields instanceof BsonArray several ? new ArrayList<>(several) : List.of(fields);
    BsonDocument exclusion = new BsonDocument();
    paths.forEach(path -> exclusion.append(((BsonString) path).getValue(), BsonBoolean.FALSE));
    return exclusion.containsKey("_id") ? exclusion : exclusion.append("_id", BsonBoolean.TRUE);
  }

  /** Numbers that take or leave a field are booleans, and {@code _id} is always named. */
  private static BsonDocument projection(BsonDocument written) {
    BsonDocument shown = new BsonDocument();
    for (Map.Entry<String, BsonValue> field : written.entrySet()) {
      BsonValue value = field.getValue();
      shown.append(
          field.getKey(),
          value instanceof BsonNumber number
              ? BsonBoolean.valueOf(number.doubleValue() != 0)
              : value);
    }
    return shown.containsKey("_id") ? shown : shown.append("_id", BsonBoolean.TRUE);
  }

  private static BsonDocument stage(String name, BsonValue argument) {
    return new BsonDocument(name, argument);
  }
}
