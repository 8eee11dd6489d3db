package io.loquat.store.sqlite;

import io.loquat.model.KeyEncoding;
import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.SqlParameter;
import io.loquat.store.jsonb.JsonbCodec;

/** Binds the parameters of translated SQL. */
final class Binder {
  private Binder() {}

  /** Binds a fragment's parameters after those that are bound already. */
  static void bind(SqliteStatement statement, SqlFragment fragment, JsonbCodec codec) {
    for (SqlParameter parameter : fragment.parameters()) {
      bind(statement, parameter, codec);
    }
  }

  private static void bind(SqliteStatement statement, SqlParameter parameter, JsonbCodec codec) {
    switch (parameter) {
      case SqlParameter.Integer integer -> statement.bind(integer.value());
      case SqlParameter.Real real -> statement.bind(real.value());
      case SqlParameter.Text text -> statement.bind(text.value());
      case SqlParameter.Jsonb jsonb -> statement.bind(codec.encode(jsonb.value()));
      case SqlParameter.Key key -> statement.bind(KeyEncoding.encode(key.value()));
      case SqlParameter.Bytes bytes -> statement.bind(bytes.value().getData());
    }
  }
}
