package io.loquat.commands.explain;

import io.loquat.query.plan.PlanNode;
import io.loquat.store.PlanReport.Work;
import java.util.Iterator;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * What the stages of a plan did, by MongoDB's names. Confined to one explanation, which must ask in
 * the order of the plan: each part that reads takes the next counts.
 */
final class RunFigures {
  private final Iterator<Work> work;

  RunFigures(List<Work> work) {
    this.work = work.iterator();
  }

  /** Of one node; empty for those that count nothing of their own. */
  BsonDocument of(PlanNode node) {
    return switch (node) {
      case PlanNode.IndexScan _, PlanNode.CountScan _, PlanNode.DistinctScan _ -> keys();
      case PlanNode.CollectionScan _ -> documents();
      case PlanNode.IdLookup _, PlanNode.TextMatch _, PlanNode.GeoNear _ -> both();
      case PlanNode.Nothing _,
          PlanNode.Fetch _,
          PlanNode.Or _,
          PlanNode.SortMerge _,
          PlanNode.SortRows _ ->
          new BsonDocument();
    };
  }

  private BsonDocument keys() {
    Work done = next();
    return advanced(done)
        .append("keysExamined", number(done.keysExamined()))
        .append("seeks", number(done.seeks()))
        .append("dupsDropped", number(done.dupsDropped()));
  }

  private BsonDocument documents() {
    Work done = next();
    return advanced(done).append("docsExamined", number(done.docsExamined()));
  }

  private BsonDocument both() {
    Work done = next();
    return advanced(done)
        .append("keysExamined", number(done.keysExamined()))
        .append("docsExamined", number(done.docsExamined()));
  }

  private Work next() {
    return work.hasNext() ? work.next() : new Work(0, 0, 0, 0, 0);
  }

  private static BsonDocument advanced(Work done) {
    return new BsonDocument("nReturned", number(done.advanced()))
        .append("advanced", number(done.advanced()));
  }

  static BsonInt32 number(long value) {
    return new BsonInt32((int) Math.min(value, Integer.MAX_VALUE));
  }
}
