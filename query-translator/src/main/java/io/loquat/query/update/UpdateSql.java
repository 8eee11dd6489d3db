package io.loquat.query.update;

import io.loquat.query.limit.DocumentSize;
import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.SqlParameter;
import io.loquat.query.update.FieldChangeSql.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a tree of changes into one expression over {@code data}, each change around the one before,
 * in the order in which the evaluator applies them. Confined to one translation.
 */
final class UpdateSql {
  private static final int CHANGES_MAX = 20;

  /** JSONB is at least a ninth of BSON; documents up to here stay below BSON's limit. */
  private static final long DATA_BYTES_MAX = 1_000_000;

  private static final long PARAMETER_BYTES_MAX = 500_000;

  private final List<SqlFragment> guards = new ArrayList<>();
  private final List<SqlFragment> differences = new ArrayList<>();
  private SqlFragment data = SqlFragment.of("data");
  private boolean certain;
  private int changes;

  static Optional<UpdatePlan> plan(PathTree.Branch tree) {
    UpdateSql sql = new UpdateSql();
    return !tree.children().isEmpty() && sql.add(tree, List.of()) && sql.isSmall()
        ? Optional.of(sql.plan())
        : Optional.empty();
  }

  private boolean add(PathTree.Branch branch, List<String> above) {
    for (Map.Entry<String, PathTree> child : branch.children().entrySet()) {
      List<String> parts = new ArrayList<>(above);
      parts.add(child.getKey());
      boolean added =
          switch (child.getValue()) {
            case PathTree.Branch below -> add(below, parts);
            case PathTree.Elements _ -> false;
            case PathTree.Leaf leaf -> add(leaf.change(), List.copyOf(parts));
          };
      if (!added) {
        return false;
      }
    }
    return true;
  }

  private boolean add(FieldChange change, List<String> parts) {
    Optional<FieldChangeSql> sql = SqlTarget.of(data, parts).flatMap(change::toSql);
    if (sql.isEmpty() || ++changes > CHANGES_MAX) {
      return false;
    }
    data = sql.get().newData();
    sql.get().guard().ifPresent(guards::add);
    switch (sql.get().effect()) {
      case Effect.Certain() -> certain = true;
      case Effect.Possible(var condition) -> condition.ifPresent(differences::add);
    }
    return true;
  }

  private boolean isSmall() {
    long sizeBytes = 0;
    for (SqlParameter parameter : data.parameters()) {
      if (parameter instanceof SqlParameter.Jsonb(var value)) {
        sizeBytes += DocumentSize.bytesAtMost(value);
      }
    }
    return sizeBytes <= PARAMETER_BYTES_MAX;
  }

  private UpdatePlan plan() {
    List<SqlFragment> conditions = new ArrayList<>();
    conditions.add(SqlFragment.of("length(data) <= ?", new SqlParameter.Integer(DATA_BYTES_MAX)));
    conditions.addAll(guards);
    if (!certain) {
      conditions.addAll(differences);
      conditions.add(SqlFragment.template("{} <> data", data));
    }
    return new UpdatePlan(data, SqlFragment.join(" AND ", conditions));
  }
}
