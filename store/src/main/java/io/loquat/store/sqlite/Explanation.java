package io.loquat.store.sqlite;

import io.loquat.query.filter.Filters;
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
          plan.indexed().get().toString(), List.of(), residual, Access.INDEX_SCAN);
    }
    return new PlanDescription(
        TableScan.sql(plan, false),
        plan.where().parameters().stream().map(Explanation::text).toList(),
        residual,
        Access.COLLECTION_SCAN);
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
