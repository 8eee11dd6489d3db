package io.loquat.store.sqlite;

import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.plan.PlanNode;
import io.loquat.query.sql.SqlParameter;
import io.loquat.store.FindQuery;
import io.loquat.store.Store.PlanDescription;
import io.loquat.store.Store.PlanDescription.Access;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** What a plan says of itself. */
final class Explanation {
  private Explanation() {}

  static PlanDescription nothing() {
    return new PlanDescription("", List.of(), Optional.empty(), Access.EMPTY);
  }

  static PlanDescription of(FindPlan plan, FindQuery query) {
    Optional<String> residual = plan.residual().filter().map(Object::toString);
    if (plan.keys().isPresent()) {
      List<String> ids =
          Filters.ids(query.filter()).orElse(List.of()).stream().map(Explanation::text).toList();
      return new PlanDescription(
          plan.table().byIdSql(plan.visibility()), ids, residual, Access.ID_LOOKUP);
    }
    if (plan.indexed().isPresent()) {
      return new PlanDescription(
          sql(plan.table(), plan.indexed().get()),
          List.of(),
          residual(plan.indexed().get()).map(Object::toString),
          Access.INDEX_SCAN);
    }
    return new PlanDescription(
        TableScan.sql(plan, false),
        plan.where().parameters().stream().map(Explanation::text).toList(),
        residual,
        Access.COLLECTION_SCAN);
  }

  /** The statement of the first index scan; its parameters are the ranges of keys. */
  private static String sql(CollectionTable table, PlanNode node) {
    return switch (node) {
      case PlanNode.IndexScan scan ->
          KeyTable.of(table, scan.index()).rowsSql(false, scan.backwards());
      case PlanNode.CoveredScan(PlanNode.IndexScan scan, _) ->
          KeyTable.of(table, scan.index()).toldSql(false, scan.backwards());
      case PlanNode.Fetch(PlanNode input, _) -> sql(table, input);
      case PlanNode.SortRows sort -> sql(table, sort.input());
      case PlanNode.Or(List<PlanNode> inputs) -> sql(table, inputs.getFirst());
      case PlanNode.SortMerge merge -> sql(table, merge.inputs().getFirst());
      case PlanNode.GeoNear near -> KeyTable.of(table, near.search().index()).keysSql(false, false);
      case PlanNode.DistinctScan distinct ->
          KeyTable.of(table, distinct.index()).rowsSql(true, false);
      case PlanNode.TextMatch text -> KeyTable.of(table, text.index()).keysSql(false, false);
      case PlanNode.CountScan count -> KeyTable.of(table, count.index()).countSql();
      case PlanNode.Nothing _, PlanNode.CollectionScan _, PlanNode.IdLookup _ -> "";
    };
  }

  private static Optional<Filter> residual(PlanNode node) {
    return switch (node) {
      case PlanNode.CoveredScan(_, Optional<Filter> residual) -> residual;
      case PlanNode.Fetch(_, Optional<Filter> residual) -> residual;
      case PlanNode.GeoNear near -> near.residual();
      case PlanNode.SortRows sort -> residual(sort.input());
      default -> Optional.empty();
    };
  }

  private static String text(SqlParameter parameter) {
    return switch (parameter) {
      case SqlParameter.Integer integer -> Long.toString(integer.value());
      case SqlParameter.Real real -> Double.toString(real.value());
      case SqlParameter.Text text -> text.value();
      case SqlParameter.Jsonb jsonb -> text(jsonb.value());
      case SqlParameter.Key key -> text(key.value());
      case SqlParameter.Bytes bytes -> text(bytes.value());
    };
  }

  /** A value as Extended JSON, by way of a document, which is what can be written. */
  private static String text(BsonValue value) {
    String document = new BsonDocument("v", value).toJson();
    return document.substring(document.indexOf(':') + 1, document.length() - 1).strip();
  }
}
