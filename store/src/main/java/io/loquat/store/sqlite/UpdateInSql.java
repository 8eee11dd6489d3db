package io.loquat.store.sqlite;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.SqlParameter;
import io.loquat.query.update.UpdatePlan;
import io.loquat.query.update.Updates;
import io.loquat.store.DocumentCheck;
import io.loquat.store.WriteTransaction.UpdateRequest;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Updates one document, named by its {@code _id}, in a single statement where that is exact. */
final class UpdateInSql {
  /**
   * A short document stays below MongoDB's limit whatever a short parameter adds to it: JSONB takes
   * at least a fourteenth of what BSON does. Longer ones go the general way, which measures.
   */
  private static final int DATA_BYTES_MAX = 1_000_000;

  private static final int TEXT_LENGTH_MAX = 30_000;
  private static final int PARAMETERS_MAX = 50;

  private UpdateInSql() {}

  /**
   * @return whether a row was changed; if none was, nothing is known of why
   */
  static boolean run(
      SqliteConnection connection, FindPlan plan, UpdateRequest request, LaneClock clock) {
    if (!plan.isOneId()
        || !plan.residual().isEmpty()
        || request.returnDocuments()
        || request.metadata().isPresent()
        || !request.check().equals(DocumentCheck.NONE)
        || request.expected() instanceof ExpectedVersion.DocumentDoesNotExist) {
      return false;
    }
    Optional<UpdatePlan> update = Updates.plan(request.update(), plan.table().context());
    return update.isPresent()
        && isShort(update.get().newData())
        && run(connection, plan, request.expected(), update.get(), clock);
  }

  private static boolean isShort(SqlFragment fragment) {
    List<SqlParameter> parameters = fragment.parameters();
    return parameters.size() <= PARAMETERS_MAX
        && parameters.stream().allMatch(UpdateInSql::isShort);
  }

  private static boolean isShort(SqlParameter parameter) {
    return switch (parameter) {
      case SqlParameter.Integer integer -> true;
      case SqlParameter.Real real -> true;
      case SqlParameter.Text text -> text.value().length() <= TEXT_LENGTH_MAX;
      case SqlParameter.Jsonb jsonb -> isShort(jsonb.value());
      case SqlParameter.Key key -> isShort(key.value());
      case SqlParameter.Bytes bytes -> isShort(bytes.value());
    };
  }

  private static boolean isShort(BsonValue value) {
    return switch (value) {
      case BsonString text -> text.getValue().length() <= TEXT_LENGTH_MAX;
      case BsonBinary binary -> binary.getData().length <= TEXT_LENGTH_MAX;
      case BsonArray array -> array.size() <= 8 && array.stream().allMatch(UpdateInSql::isShort);
      case BsonDocument document ->
          document.size() <= 8 && document.values().stream().allMatch(UpdateInSql::isShort);
      default -> true;
    };
  }

  private static boolean run(
      SqliteConnection connection,
      FindPlan plan,
      ExpectedVersion expected,
      UpdatePlan update,
      LaneClock clock) {
    String sql =
        "UPDATE "
            + plan.table().name()
            + " SET data = "
            + update.newData().text()
            + ", _version = _version + 1, _updated = ? WHERE _id = ? AND "
            + plan.where().text()
            + " AND length(data) <= "
            + DATA_BYTES_MAX
            + (expected instanceof ExpectedVersion.Exactly ? " AND _version = ?" : "")
            + " AND ("
            + update.guard().text()
            + ")";
    SqliteStatement statement = connection.prepare(sql);
    Binder.bind(statement, update.newData(), connection.codec());
    statement.bind(clock.now()).bind(plan.oneKey());
    if (expected instanceof ExpectedVersion.Exactly exactly) {
      statement.bind(exactly.version());
    }
    Binder.bind(statement, update.guard(), connection.codec());
    return statement.update() == 1;
  }
}
