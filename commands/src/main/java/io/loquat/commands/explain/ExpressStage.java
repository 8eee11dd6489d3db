package io.loquat.commands.explain;

import static io.loquat.commands.explain.RunFigures.number;

import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.index.IndexField;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.operator.ShellText;
import io.loquat.query.plan.IndexHint;
import io.loquat.query.plan.PlanNode;
import io.loquat.query.plan.PlanNode.CoveredScan;
import io.loquat.query.plan.PlanNode.IdLookup;
import io.loquat.query.plan.PlanNode.IndexScan;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionKind;
import io.loquat.store.FindQuery;
import io.loquat.store.PlanReport.Execution;
import io.loquat.store.ReadOptions;
import io.loquat.store.Visibility;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The lookup of one document by a value, as MongoDB shows what it answers without planning: one
 * stage for all that is done. By {@code _id}, or by a field if an index on it has only one document
 * of a value, or one is enough. Immutable.
 *
 * @param fields what it reads by and shows
 */
record ExpressStage(String name, BsonDocument fields) {
  /** Empty where the plan is more than that. */
  static Optional<ExpressStage> of(
      FindQuery query,
      List<OuterStage> around,
      PlanNode winner,
      Optional<CollectionInfo> collection) {
    if (!isPlain(query) || around.size() > 1) {
      return Optional.empty();
    }
    Optional<OuterStage> outer = around.stream().findFirst();
    if (winner instanceof IdLookup(List<BsonValue> ids, Optional<Filter> residual)
        && ids.size() == 1
        && residual.isEmpty()) {
      return byId(outer, isClustered(collection));
    }
    boolean covered = winner instanceof CoveredScan;
    return winner
        .scanAlone()
        .filter(scan -> isOneValue(query, scan.index()))
        .flatMap(
            scan ->
                reading(outer, covered)
                    .map(shown -> new ExpressStage("EXPRESS_IXSCAN", index(scan, shown))));
  }

  private static boolean isPlain(FindQuery query) {
    ReadOptions options = query.options();
    return query.skip() == 0
        && query.sort().isEmpty()
        && query.visibility() == Visibility.LIVE
        && options.hint() instanceof IndexHint.None
        && options.min().isEmpty()
        && options.max().isEmpty()
        && options.distinct().isEmpty()
        && !options.returnKey();
  }

  private static boolean isClustered(Optional<CollectionInfo> collection) {
    return collection.filter(found -> found.kind() instanceof CollectionKind.Clustered).isPresent();
  }

  /** Whether one document at most has the value, or is wanted, and its key is exactly the value. */
  private static boolean isOneValue(FindQuery query, IndexSpec index) {
    IndexField first = index.fields().getFirst();
    boolean one = query.limit() == 1 || (index.unique() && index.fields().size() == 1);
    return one
        && first.kind() == IndexField.Kind.VALUE
        && Filters.onlyEquals(query.filter(), first.path())
            .filter(ExpressStage::isItsKey)
            .isPresent();
  }

  // Of others there is more in the bounds of an index than what is equal to them.
  private static boolean isItsKey(BsonValue value) {
    return switch (value.getBsonType()) {
      case NULL, UNDEFINED, ARRAY, REGULAR_EXPRESSION, MIN_KEY, MAX_KEY -> false;
      default -> true;
    };
  }

  private static Optional<ExpressStage> byId(Optional<OuterStage> outer, boolean clustered) {
    BsonDocument id = clustered ? new BsonDocument() : index("{ _id: 1 }", "_id_");
    if (outer.isPresent() && outer.get() instanceof OuterStage.Deleted) {
      return Optional.of(new ExpressStage("EXPRESS_DELETE", id));
    }
    if (outer.isPresent() && outer.get() instanceof OuterStage.Updated updated) {
      return Optional.of(new ExpressStage("EXPRESS_UPDATE", id)).filter(_ -> !updated.upsert());
    }
    id.putAll(reading(outer, false).orElseGet(BsonDocument::new));
    String name = clustered ? "EXPRESS_CLUSTERED_IXSCAN" : "EXPRESS_IXSCAN";
    return reading(outer, false).map(_ -> new ExpressStage(name, id));
  }

  /** What is said of a read's simple projection; empty if more is done with the document. */
  private static Optional<BsonDocument> reading(Optional<OuterStage> outer, boolean covered) {
    if (outer.isEmpty()) {
      return Optional.of(new BsonDocument());
    }
    return outer.get() instanceof OuterStage.Projected(BsonDocument named, boolean simple) && simple
        ? Optional.of(
            new BsonDocument("projection", named)
                .append("projectionCovered", BsonBoolean.valueOf(covered)))
        : Optional.empty();
  }

  private static BsonDocument index(IndexScan scan, BsonDocument shown) {
    BsonDocument fields = index(ShellText.whole(scan.index().keyPattern()), scan.index().name());
    fields.putAll(shown);
    return fields;
  }

  /** MongoDB shows the pattern as a text here. */
  private static BsonDocument index(String pattern, String name) {
    return new BsonDocument("keyPattern", new BsonString(pattern))
        .append("indexName", new BsonString(name));
  }

  /** As planned. */
  BsonDocument planned() {
    BsonDocument stage = new BsonDocument("stage", new BsonString(name));
    stage.putAll(fields);
    return stage;
  }

  /**
   * With what it did.
   *
   * @param figures of the write around it, if there is one
   */
  BsonDocument executed(Execution run, long returned, BsonDocument figures) {
    BsonDocument stage =
        planned()
            .append("keysExamined", number(run.keysExamined()))
            .append("docsExamined", number(run.docsExamined()))
            .append("nReturned", number(returned));
    stage.putAll(figures);
    return stage;
  }
}
