package io.loquat.query.projection;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.meta.DocumentMeta;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;

/**
 * {@code a.$}: of the first array on the path the element that made the query match. Immutable.
 *
 * @param path without the dollar
 * @param query the command's
 */
record Positional(List<String> path, Filter query) implements Step {
  @Override
  public void apply(BsonDocument document, BsonDocument projected, DocumentMeta meta) {
    BsonDocument holder = projected;
    for (String name : path) {
      switch (holder.get(name)) {
        case BsonArray array -> {
          holder.put(name, matched(array, document, meta));
          return;
        }
        case BsonDocument inner -> holder = inner;
        case null, default -> {
          return;
        }
      }
    }
  }

  private BsonArray matched(BsonArray array, BsonDocument document, DocumentMeta meta) {
    int index =
        Filters.matchedElement(query, document, meta)
            .orElseThrow(
                () ->
                    new CommandException(
                        ErrorCode.location(51246),
                        "positional operator '.$' couldn't find a matching element in the array"));
    if (index >= array.size()) {
      throw new CommandException(
          ErrorCode.location(51247), "positional operator '.$' element mismatch");
    }
    return new BsonArray(List.of(array.get(index)));
  }

  @Override
  public boolean readsMeta() {
    return Filters.readsMeta(query);
  }
}
