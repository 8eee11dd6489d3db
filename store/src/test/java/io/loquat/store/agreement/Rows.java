package io.loquat.store.agreement;

import io.loquat.model.KeyEncoding;
import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.meta.MetaField;
import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.SqlParameter;
import io.loquat.query.update.UpdatePlan;
import io.loquat.store.jsonb.DateText;
import io.loquat.store.jsonb.JsonbCodec;
import io.loquat.store.jsonb.RootRule;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;

/** A collection's table in memory, without the store around it. Confined to one test. */
final class Rows {
  private final JsonbCodec codec = new JsonbCodec();
  private final Connection connection;

  Rows() {
    try {
      connection = DriverManager.getConnection("jdbc:sqlite::memory:");
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE TABLE c (rid INTEGER PRIMARY KEY, _id BLOB NOT NULL UNIQUE, data BLOB NOT NULL,"
                + " _version INTEGER NOT NULL, _created TEXT NOT NULL, _updated TEXT NOT NULL,"
                + " _archived INTEGER NOT NULL, metadata BLOB NOT NULL)");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Replaces what is there. */
  void fill(List<StoredRow> rows) {
    try (Statement statement = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO c VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      statement.execute("DELETE FROM c");
      for (int i = 0; i < rows.size(); i++) {
        StoredRow row = rows.get(i);
        insert.setLong(1, i);
        insert.setBytes(2, KeyEncoding.encode(row.stored().get("_id")));
        insert.setBytes(3, codec.encode(row.stored(), RootRule.VERBATIM));
        insert.setLong(4, row.version());
        insert.setString(5, DateText.format(row.createdMillis()));
        insert.setString(6, DateText.format(row.updatedMillis()));
        insert.setInt(7, row.archived() ? 1 : 0);
        insert.setBytes(8, codec.encode(row.metadata(), RootRule.VERBATIM));
        insert.execute();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The numbers of the rows that a condition selects. */
  List<Integer> select(SqlFragment where) {
    String sql = "SELECT rid FROM c WHERE " + where.text() + " ORDER BY rid";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < where.parameters().size(); i++) {
        bind(statement, i + 1, where.parameters().get(i));
      }
      List<Integer> numbers = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          numbers.add(rows.getInt(1));
        }
      }
      return numbers;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The document of a row of its own after an update, if the update's guard lets it through. */
  Optional<byte[]> update(UpdatePlan plan, byte[] data) {
    String sql =
        "SELECT %s FROM (SELECT ? AS data) WHERE %s"
            .formatted(plan.newData().text(), plan.guard().text());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int index = 1;
      for (SqlParameter parameter : plan.newData().parameters()) {
        bind(statement, index++, parameter);
      }
      statement.setBytes(index++, data);
      for (SqlParameter parameter : plan.guard().parameters()) {
        bind(statement, index++, parameter);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private void bind(PreparedStatement statement, int index, SqlParameter parameter)
      throws SQLException {
    switch (parameter) {
      case SqlParameter.Integer integer -> statement.setLong(index, integer.value());
      case SqlParameter.Real real -> statement.setDouble(index, real.value());
      case SqlParameter.Text text -> statement.setString(index, text.value());
      case SqlParameter.Jsonb jsonb -> statement.setBytes(index, codec.encode(jsonb.value()));
      case SqlParameter.Key key -> statement.setBytes(index, KeyEncoding.encode(key.value()));
      case SqlParameter.Bytes bytes -> statement.setBytes(index, bytes.value().getData());
    }
  }

  /** A document with the values of its columns. Immutable. */
  record StoredRow(
      BsonDocument stored,
      long version,
      long createdMillis,
      long updatedMillis,
      boolean archived,
      BsonDocument metadata)
      implements DocumentMeta {
    static StoredRow of(BsonDocument stored) {
      return new StoredRow(stored, 1, 0, 0, false, new BsonDocument());
    }

    @Override
    public Optional<BsonValue> value(MetaField field) {
      return Optional.of(
          switch (field) {
            case VERSION -> new BsonInt64(version);
            case CREATED -> new BsonDateTime(createdMillis);
            case UPDATED -> new BsonDateTime(updatedMillis);
            case ARCHIVED -> BsonBoolean.valueOf(archived);
            case METADATA -> metadata;
            case TEXT_SCORE, GEO_NEAR_DISTANCE, GEO_NEAR_POINT ->
                throw new IllegalArgumentException(field + " is no value of a row");
          });
    }
  }
}
