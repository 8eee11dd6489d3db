package io.loquat.query.schema;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;

/**
 * Turns BSON into schemas, and says where it cannot. Immutable.
 *
 * @param depth how many schemas are around those that it parses
 */
record SchemaParser(QueryContext context, int depth) {
  private static final int DEPTH_MAX = 100;

  Schema parse(BsonDocument text) {
    Keywords.check(text);
    SchemaSource source = new SchemaSource(text, nested());
    BsonDocument annotations = annotations(source);
    Optional<Keyword> type = Type.parse(source);
    List<Keyword> keywords = new ArrayList<>();
    for (Keywords.Parser parser : Keywords.ORDERED) {
      parser.parse(source).ifPresent(keywords::add);
    }
    type.ifPresent(keywords::add);
    return new Schema(keywords, annotations);
  }

  private SchemaParser nested() {
    if (depth > DEPTH_MAX) {
      throw new CommandException(
          ErrorCode.BAD_VALUE, "exceeded maximum depth of $jsonSchema of " + DEPTH_MAX);
    }
    return new SchemaParser(context, depth + 1);
  }

  private static BsonDocument annotations(SchemaSource source) {
    BsonDocument annotations = new BsonDocument();
    for (String keyword : Keywords.ANNOTATIONS) {
      if (source.string(keyword, "must be of type string").isPresent()) {
        annotations.putAll(source.specified(keyword));
      }
    }
    return annotations;
  }
}
