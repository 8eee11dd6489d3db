package io.loquat.commands.query;

import io.loquat.commands.CommandContext;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.QueryTerms;
import io.loquat.commands.argument.Unsupported;
import io.loquat.commands.cursor.CursorReply;
import io.loquat.model.Namespace;
import io.loquat.query.collation.Collation;
import io.loquat.query.context.QueryContext;
import io.loquat.query.sort.Sort;
import io.loquat.store.CollectionInfo;
import io.loquat.store.ReadOptions;
import io.loquat.store.Store.Deadline;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The arguments of {@code find}. Filter, sort and projection are not parsed yet. Immutable.
 *
 * @param skip 0 for none
 * @param limit 0 for none
 */
record FindArguments(
    Namespace namespace,
    BsonDocument filter,
    BsonDocument sort,
    BsonDocument projection,
    ReadOptions options,
    long skip,
    long limit,
    int batchSize,
    boolean singleBatch,
    boolean noCursorTimeout,
    Tailable tailable,
    boolean showRecordId,
    QueryTerms terms) {
  private static final int BRIEF_VALUES_MAX = 64;

  static FindArguments read(CommandContext command) {
    Arguments arguments = command.arguments();
    Unsupported.refuse(arguments, "term", "resumeAfter", "startAt", "requestResumeToken");
    arguments.bool("allowPartialResults");
    arguments.bool("oplogReplay");
    return new FindArguments(
        command.namespace(),
        arguments.documentNotNull("filter").orElseGet(BsonDocument::new),
        arguments.document("sort").orElseGet(BsonDocument::new),
        arguments.document("projection").orElseGet(BsonDocument::new),
        ReadOptionsArguments.read(arguments),
        arguments.wholeNumberNotNegative("skip", 0),
        arguments.wholeNumberNotNegative("limit", 0),
        batchSize(arguments, CursorReply.FIRST_BATCH_DEFAULT),
        arguments.bool("singleBatch"),
        arguments.bool("noCursorTimeout"),
        Tailable.read(arguments),
        arguments.bool("showRecordId"),
        QueryTerms.read(arguments, command.queryContext()));
  }

  static int batchSize(Arguments arguments, int otherwise) {
    return (int)
        Math.min(Integer.MAX_VALUE, arguments.wholeNumberNotNegative("batchSize", otherwise));
  }

  /** What the arguments mean in the collection, if it is there. */
  QueryContext context(Optional<CollectionInfo> collection) {
    return terms.under(
        CollectionTexts.of(collection), collection.flatMap(CollectionInfo::textIndex));
  }

  /** Whether a value is found by its key, which knows no collation. */
  boolean isFoundByKey(BsonValue id, Optional<CollectionInfo> collection) {
    return !(id.isString() || id.isSymbol())
        || terms
            .collation()
            .map(Collation::texts)
            .orElseGet(() -> CollectionTexts.of(collection))
            .isBinary();
  }

  /** A field and its value: all that a filter asks for. Immutable. */
  record OneValue(String field, BsonValue value) {
    boolean isId() {
      return field.equals("_id");
    }
  }

  /** The field and value that are all the filter asks for, if a point read can answer. */
  Optional<OneValue> oneValue() {
    boolean special =
        tailable != Tailable.NO || !options.equals(ReadOptions.NONE) || !sort.isEmpty();
    if (filter.size() != 1 || skip > 0 || batchSize == 0 || special) {
      return Optional.empty();
    }
    String field = filter.getFirstKey();
    BsonValue value = filter.get(field);
    return value != null && isPlain(value) && (!value.isNull() || field.equals("_id"))
        ? Optional.of(new OneValue(field, value))
        : Optional.empty();
  }

  // Documents may hold operators, arrays and regular expressions match elements and texts.
  private static boolean isPlain(BsonValue value) {
    return switch (value.getBsonType()) {
      case DOCUMENT, ARRAY, REGULAR_EXPRESSION, UNDEFINED, END_OF_DOCUMENT -> false;
      default -> true;
    };
  }

  /** Whether parsing and planning it takes no time to speak of. */
  boolean isBrief() {
    return tailable == Tailable.NO && batchSize > 0 && left(filter, BRIEF_VALUES_MAX) >= 0;
  }

  /** How many more values there may be besides those in this one; negative if it has too many. */
  private static int left(BsonValue value, int most) {
    int left = most;
    Iterator<BsonValue> inner =
        switch (value) {
          case BsonDocument document -> document.values().iterator();
          case BsonArray array -> array.iterator();
          default -> Collections.emptyIterator();
        };
    while (left >= 0 && inner.hasNext()) {
      left = left(inner.next(), left - 1);
    }
    return left;
  }

  Optional<Sort> parsedSort(QueryContext context) {
    return Optional.of(Sort.parse(sort, context)).filter(parsed -> !parsed.isEmpty());
  }

  CursorReply.Wish wish(Deadline deadline) {
    return new CursorReply.Wish(batchSize, singleBatch, noCursorTimeout, deadline);
  }
}
