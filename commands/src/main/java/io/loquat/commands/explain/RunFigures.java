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
  private final long found;

  RunFigures(PlanNode plan, Execution run) {
    this.work = run.work().iterator();
    this.exhausted = run.exhausted();
    this.found = visit(plan);
  }

  /** How many documents the plan gave. */
  long found() {
    return found;
  }

  /** Of one node. */
  BsonDocument of(PlanNode node) {
    return figures.getOrDefault(node, new BsonDocument());
  }

  /** How many documents came out of a node. */
  private long visit(PlanNode node) {
    return switch (node) {
      case PlanNode.Nothing _ -> put(node, 0, new BsonDocument());
      case PlanNode.CollectionScan _ -> {
        Work done = next();
        yield put(node, done.advanced(), documents(done));
      }
      case PlanNode.Fetch(IndexScan scan, _) -> {
        Work done = next();
        put(scan, done.keysExamined() - done.dupsDropped(), keys(done));
        BsonDocument own = documents(done).append("alreadyHasObj", number(0));
        yield put(node, done.advanced(), own);
      }
      case PlanNode.Fetch(PlanNode input, _) -> put(node, visit(input), new BsonDocument());
      case IndexScan _, PlanNode.CountScan _, PlanNode.DistinctScan _ -> {
        Work done = next();
        yield put(node, done.advanced(), keys(done));
      }
      case PlanNode.IdLookup _, PlanNode.TextMatch _, PlanNode.GeoNear _ -> {
        Work done = next();
        BsonDocument own = new BsonDocument("keysExamined", number(done.keysExamined()));
        own.putAll(documents(done));
        yield put(node, done.advanced(), own);
      }
      case PlanNode.Or(List<PlanNode> inputs) -> put(node, visitAll(inputs), new BsonDocument());
      case PlanNode.SortMerge(List<PlanNode> inputs, _) ->
          put(node, visitAll(inputs), new BsonDocument());
      case PlanNode.SortRows(PlanNode input, _, long limit) -> {
        long sorted = visit(input);
        // Sorts keep keys and places in memory, or are refused.
        BsonDocument own = new BsonDocument("usedDisk", BsonBoolean.FALSE);
        long given = exhausted ? sorted : 0;
        yield put(node, limit > 0 ? Math.min(given, limit) : given, own);
      }
    };
  }

  private long visitAll(List<PlanNode> inputs) {
    long sum = 0;
    for (PlanNode input : inputs) {
      sum += visit(input);
    }
    return sum;
  }

  private long put(PlanNode node, long returned, BsonDocument own) {
    BsonDocument all = advanced(returned, exhausted);
    all.putAll(own);
    figures.put(node, all);
    return returned;
  }

  /** What every stage has. */
  static BsonDocument advanced(long returned, boolean ended) {
    return new BsonDocument("nReturned", number(returned))
        .append("advanced", number(returned))
        .append("isEOF", number(ended ? 1 : 0));
  }

  private static BsonDocument keys(Work done) {
    return new BsonDocument("keysExamined", number(done.keysExamined()))
        .append("seeks", number(done.seeks()))
        .append("dupsDropped", number(done.dupsDropped()));
  }

  private static BsonDocument documents(Work done) {
    return new BsonDocument("docsExamined", number(done.docsExamined()));
  }

  private Work next() {
    return work.hasNext() ? work.next() : new Work(0, 0, 0, 0, 0);
  }

  static BsonInt32 number(long value) {
    return new BsonInt32((int) Math.min(value, Integer.MAX_VALUE));
  }
}
