package io.loquat.store.sqlite;

import io.loquat.model.CommandException;
import io.loquat.model.Namespace;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.filter.NearCondition;
import io.loquat.query.index.IndexField.Kind;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.plan.IndexHint;
import io.loquat.query.projection.Projection;
import io.loquat.query.sort.Sort;
import io.loquat.store.FindQuery;
import io.loquat.store.ReadOptions;
import io.loquat.store.Store.Deadline;
import io.loquat.store.Visibility;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;

/** A query and what the evaluator says to it. Immutable. */
record Question(
    BsonDocument filter,
    Filter parsed,
    Optional<NearCondition> near,
    Optional<Sort> sort,
    BsonDocument order,
    long skip,
    long limit,
    Optional<Projection> fields) {
  static Question of(
      BsonDocument filter,
      BsonDocument order,
      QueryContext context,
      long skip,
      long limit,
      Optional<Projection> fields) {
    Filter parsed = Filters.parse(filter, context);
    Optional<Sort> sort =
        order.isEmpty() ? Optional.empty() : Optional.of(Sort.parse(order, context));
    return new Question(filter, parsed, Filters.near(parsed), sort, order, skip, limit, fields);
  }

  /** Whether an index alone answers every query of the test for what is near. */
  static boolean answersNear(IndexSpec index) {
    return index.fields().getFirst().kind() == Kind.GEO_2DSPHERE && index.partialFilter().isEmpty();
  }

  FindQuery query(IndexHint hint) {
    return new FindQuery(
            new Namespace(TestStore.DATABASE, TestStore.COLLECTION),
            parsed,
            Visibility.LIVE,
            sort,
            skip,
            limit,
            Deadline.NEVER)
        .with(ReadOptions.hinted(hint).wanting(fields.flatMap(Projection::paths)));
  }

  /** What is asked for of a document. */
  BsonDocument shown(BsonDocument document) {
    return fields.map(some -> some.apply(document, DocumentMeta.NONE)).orElse(document);
  }

  /** Whether only an index of a certain kind answers it. */
  boolean searches() {
    return near.isPresent() || filter.containsKey("$text");
  }

  /** Whether the index may be forced. */
  boolean allows(IndexSpec index) {
    return near.isPresent() ? answersNear(index) : !searches() && !index.has(Kind.TEXT);
  }

  /** A wildcard index that is forced, but holds not all matches, is refused. */
  boolean mayBeRefused(IndexHint hint, List<IndexSpec> indexes) {
    return hint instanceof IndexHint.Named(String name)
        && indexes.stream()
            .anyMatch(index -> index.name().equals(name) && index.has(Kind.WILDCARD));
  }

  List<BsonDocument> matches(List<BsonDocument> documents) {
    return documents.stream().filter(each -> Filters.matches(parsed, each)).toList();
  }

  /** What documents are ordered by. */
  byte[] key(BsonDocument document) {
    if (sort.isPresent()) {
      return sort.get().key(document, DocumentMeta.NONE);
    }
    return near.flatMap(each -> each.nearest(document))
        .map(found -> ByteBuffer.allocate(Double.BYTES).putDouble(found.distance()).array())
        .orElse(new byte[0]);
  }

  /**
   * The keys of some documents in their order.
   *
   * @throws CommandException if the sort cannot order them
   */
  List<byte[]> keys(List<BsonDocument> documents) {
    return documents.stream().map(this::key).sorted(Arrays::compareUnsigned).toList();
  }
}
