package io.loquat.query.sort;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.expression.tree.AggregationPath;
import io.loquat.query.meta.MetaPath;
import io.loquat.query.operator.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Checks sort specifications. */
final class SortParser {
  private static final int FIELDS_MAX = 32;

  private SortParser() {}

  static List<SortField> fields(BsonDocument sort, QueryContext context) {
    List<SortField> fields = new ArrayList<>();
    for (Map.Entry<String, BsonValue> field : sort.entrySet()) {
      fields.add(field(field.getKey(), field.getValue(), context));
    }
    if (fields.size() > FIELDS_MAX) {
      throw new CommandException(ErrorCode.location(13103), "too many compound keys");
    }
    return List.copyOf(fields);
  }

  private static SortField field(String name, BsonValue order, QueryContext context) {
    if (order instanceof BsonDocument expression) {
      AggregationPath.parse(name);
      // As by a text score: the greatest first, whatever the name says.
      return SortField.of(meta(expression, context), true);
    }
    boolean descending = descending(name, order);
    if (!MetaPath.isMeta(name)) {
      return SortField.of(AggregationPath.parse(name).parts(), descending);
    }
    return SortField.of(checked(MetaPath.parse(name)), descending);
  }

  static int naturalDirection(BsonDocument sort) {
    BsonValue value = sort.getOrDefault("$natural", sort);
    if (value instanceof BsonNumber number && Math.abs(number.doubleValue()) == 1) {
      return number.intValue();
    }
    throw new CommandException(
        ErrorCode.BAD_VALUE, "$natural sort cannot be set to a value other than -1 or 1.");
  }

  private static boolean descending(String name, BsonValue value) {
    if (!(value instanceof BsonNumber number)) {
      throw new CommandException(
          ErrorCode.location(15974),
          "Illegal key in $sort specification: " + name + ": " + ShellText.of(value));
    }
    double direction = whole(number);
    if (Math.abs(direction) != 1) {
      throw new CommandException(
          ErrorCode.location(15975),
          "$sort key ordering must be 1 (for ascending) or -1 (for descending)");
    }
    return direction < 0;
  }

  /** As MongoDB makes integers of numbers: doubles are cut off, decimals are rounded. */
  private static double whole(BsonNumber number) {
    double value = number.doubleValue();
    return number.isDecimal128()
        ? Math.rint(value)
        : value < 0 ? Math.ceil(value) : Math.floor(value);
  }

  private static MetaPath meta(BsonDocument expression, QueryContext context) {
    if (expression.isEmpty() || !expression.getFirstKey().equals(MetaPath.ROOT)) {
      throw new CommandException(
          ErrorCode.location(17312), "$meta is the only expression supported by $sort right now");
    }
    if (expression.size() > 1) {
      throw new CommandException(
          ErrorCode.FAILED_TO_PARSE, "Cannot have additional keys in a $meta sort specification");
    }
    BsonValue argument = expression.getOrDefault(MetaPath.ROOT, expression);
    String keyword = argument instanceof BsonString text ? text.getValue() : "";
    return MetaPath.ofKeyword(keyword)
        .filter(path -> !path.field().isComputed() || context.computed().contains(path.field()))
        .map(SortParser::checked)
        .orElseThrow(() -> notOurs(keyword, argument));
  }

  private static MetaPath checked(MetaPath path) {
    AggregationPath.parse(path.keyword());
    return path;
  }

  /** The error for a keyword of MongoDB, of which none has anything to sort by here. */
  private static CommandException notOurs(String keyword, BsonValue argument) {
    return switch (keyword) {
      case "textScore", "geoNearDistance" ->
          new CommandException(
              ErrorCode.location(40218),
              "query requires " + ShellText.of(argument) + " metadata, but it is not available");
      case "randVal", "searchScore", "vectorSearchScore", "searchScoreDetails", "score" ->
          new CommandException(
              ErrorCode.COMMAND_NOT_SUPPORTED,
              "A sort by $meta " + ShellText.of(argument) + " is not supported yet");
      default ->
          new CommandException(
              ErrorCode.location(31138), "Illegal $meta sort: $meta: " + ShellText.of(argument));
    };
  }
}
