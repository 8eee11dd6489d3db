package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.expression.tree.AggregationPath;
import io.loquat.query.projection.Projection;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** {@code $unset}: passes on documents without some of their fields. */
record Unset(Projection projection) implements DocumentStage {
  static Stage parse(BsonValue argument, QueryContext context) {
    List<String> paths = paths(argument);
    try {
      paths.forEach(AggregationPath::parse);
      return new Unset(Projection.parseStage(exclusion(paths), context));
    } catch (CommandException mistake) {
      throw new CommandException(
          mistake.code(), "Invalid $unset :: caused by :: " + mistake.getMessage());
    }
  }

  private static List<String> paths(BsonValue argument) {
    List<String> paths =
        switch (argument) {
          case BsonString path -> List.of(path.getValue());
          case BsonArray array -> array.stream().map(Unset::path).toList();
          default ->
              throw new CommandException(
                  ErrorCode.location(31002), "$unset specification must be a string or an array");
        };
    if (paths.isEmpty()) {
      throw new CommandException(
          ErrorCode.location(31119),
          "$unset specification must be a string or an array with at least one field");
    }
    if (paths.stream().anyMatch(path -> path.indexOf('\0') >= 0)) {
      throw new CommandException(
          ErrorCode.location(9527900), "$unset field names must not contain a null byte");
    }
    return paths;
  }

  private static String path(BsonValue element) {
    if (element instanceof BsonString path) {
      return path.getValue();
    }
    throw new CommandException(
        ErrorCode.location(31120),
        "$unset specification must be a string or an array containing only string values");
  }

  private static BsonDocument exclusion(List<String> paths) {
    BsonDocument exclusion = new BsonDocument();
    for (String path : paths) {
      if (exclusion.put(path, BsonBoolean.FALSE) != null) {
        throw new CommandException(ErrorCode.location(31250), "Path collision at " + path);
      }
    }
    return exclusion;
  }

  @Override
  public StageDocument apply(StageDocument document) {
    return new StageDocument(
        projection.apply(document.document(), document.meta()), document.meta());
  }
}
