package io.loquat.commands.explain;

import io.loquat.query.plan.PlanNode;
import io.loquat.query.plan.PlanNode.IndexScan;
import io.loquat.store.PlanReport.Execution;
import io.loquat.store.PlanReport.Work;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * What the stages of a plan did, by MongoDB's names. Each part that reads has counts of its own, in
 * the order in which the plan names them; the others follow from these. Confined to one
 * explanation.
 */
final class RunFigures {
  private final Map<PlanNode, BsonDocument> figures = new IdentityHashMap<>();
  private final Iterator<Work> work;
  private final boolean exhausted;
  private final long cuts;
  private final Progress whole;

  RunFigures(PlanNode plan, Execution run) {
    this.work = run.work().iterator();
    this.exhausted = run.exhausted();
    this.cuts = run.cuts();
    this.whole = visit(plan);
  }

  /** How the plan went on. */
  Progress whole() {
    return whole;
  }

  /** Of one node. */
  BsonDocument of(PlanNode node) {
    return figures.getOrDefault(node, new BsonDocument());
  }

  /** How a node went on. */
  private Progress visit(PlanNode node) {
    return switch (node) {
      case PlanNode.Nothing _ -> put(node, Progress.NOTHING, new BsonDocument());
      case PlanNode.CollectionScan _ -> {
        Work done = next();
        yield put(node, reading(done.advanced(), done.docsExamined()), documents(done));
      }
      case PlanNode.Fetch(IndexScan scan, _) -> fetched(node, scan);
      case PlanNode.Fetch(PlanNode input, _) -> put(node, visit(input), new BsonDocument());
      case IndexScan _, PlanNode.CoveredScan _, PlanNode.CountScan _, PlanNode.DistinctScan _ -> {
        Work done = next();
        yield put(node, reading(done.advanced(), done.keysExamined()), keys(done));
      }
      case PlanNode.IdLookup lookup -> lookedUp(lookup);
      case PlanNode.TextMatch _, PlanNode.GeoNear _ -> {
        Work done = next();
        long units = Math.max(done.keysExamined(), done.docsExamined());
        yield put(node, reading(done.advanced(), units), keysAndDocuments(done));
      }
      case PlanNode.Or(List<PlanNode> inputs) -> put(node, visitAll(inputs), new BsonDocument());
      case PlanNode.SortMerge(List<PlanNode> inputs, _) ->
          put(node, visitAll(inputs), new BsonDocument());
      case PlanNode.SortRows sort -> sorted(sort);
    };
  }

  /** Each key gives a place, but those of documents met before, and those outside the bounds. */
  private Progress fetched(PlanNode node, IndexScan scan) {
    Work done = next();
    put(scan, reading(done.docsExamined(), done.keysExamined()), keys(done));
    BsonDocument own = documents(done).append("alreadyHasObj", number(0));
    return put(node, reading(done.advanced(), done.keysExamined()), own);
  }

  /** Of one {@code _id} it is known with the document that there are no more. */
  private Progress lookedUp(PlanNode.IdLookup lookup) {
    Work done = next();
    boolean atOnce = lookup.ids().size() == 1 && lookup.residual().isEmpty();
    Progress progress =
        atOnce
            ? new Progress(done.advanced(), 1, exhausted, cuts)
            : reading(done.advanced(), done.keysExamined());
    return put(lookup, progress, keysAndDocuments(done));
  }

  /** It takes all in before it gives any. */
  private Progress sorted(PlanNode.SortRows sort) {
    Progress input = visit(sort.input());
    // Sorts keep keys and places in memory, or are refused.
    BsonDocument own = new BsonDocument("usedDisk", BsonBoolean.FALSE);
    long all = exhausted ? input.advanced() : 0;
    long given = sort.limit() > 0 ? Math.min(all, sort.limit()) : all;
    return put(sort, reading(given, input.works() + given), own);
  }

  private Progress visitAll(List<PlanNode> inputs) {
    long advanced = 0;
    long works = 0;
    for (PlanNode input : inputs) {
      Progress progress = visit(input);
      advanced += progress.advanced();
      works += progress.works();
    }
    return new Progress(advanced, works, exhausted, cuts);
  }

  private Progress reading(long advanced, long units) {
    return Progress.reading(advanced, units, exhausted, cuts);
  }

  private Progress put(PlanNode node, Progress progress, BsonDocument own) {
    BsonDocument all = progress.shown();
    all.putAll(own);
    figures.put(node, all);
    return progress;
  }

  private static BsonDocument keys(Work done) {
    return new BsonDocument("keysExamined", number(done.keysExamined()))
        .append("seeks", number(done.seeks()))
        .append("dupsDropped", number(done.dupsDropped()));
  }

  private static BsonDocument documents(Work done) {
    return new BsonDocument("docsExamined", number(done.docsExamined()));
  }

  private static BsonDocument keysAndDocuments(Work done) {
    BsonDocument own = new BsonDocument("keysExamined", number(done.keysExamined()));
    own.putAll(documents(done));
    return own;
  }

  private Work next() {
    return work.hasNext() ? work.next() : new Work(0, 0, 0, 0, 0);
  }

  static BsonInt32 number(long value) {
    return new BsonInt32((int) Math.min(value, Integer.MAX_VALUE));
  }
}
