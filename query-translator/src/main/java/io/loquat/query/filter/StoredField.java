package io.loquat.query.filter;

import io.loquat.query.sql.JsonPath;
import io.loquat.query.sql.SqlFragment;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * A field of the stored document, or of its metadata.
 *
 * @param column that holds the one or the other, as JSONB
 */
record StoredField(String column, List<String> names) implements FieldSql {
  private static final String DOCUMENT = "data";

  /** Longer paths are rare, and their SQL grows with each name. */
  private static final int NAMES_MAX = 8;

  private static final LeafTest PRESENT =
      LeafTest.always(EnumSet.complementOf(EnumSet.of(JsonType.MISSING)));

  /**
   * Below the top level a name with a dollar sign could be one of a wrapper, and an empty name is
   * no name inside arrays.
   */
  static FieldSql ofDocument(Path path) {
    return of(DOCUMENT, path.names());
  }

  /** Of a path that begins with the metadata's name. */
  static FieldSql ofMetadata(Path path) {
    return of(MetadataColumn.NAME, path.names().subList(1, path.names().size()));
  }

  private static FieldSql of(String column, List<String> names) {
    List<String> inner = names.subList(1, names.size());
    boolean hard =
        names.size() > NAMES_MAX
            || inner.stream().anyMatch(name -> name.isEmpty() || name.startsWith("$"));
    return hard ? new Untranslated() : new StoredField(column, names);
  }

  @Override
  public SqlCondition compare(Comparison comparison) {
    LeafTest test = LeafTests.of(comparison);
    SqlCondition condition = any(test);
    return guard(comparison)
        .map(guard -> SqlCondition.and(List.of(SqlCondition.exact(guard), condition)))
        .orElse(condition);
  }

  private Optional<SqlFragment> guard(Comparison comparison) {
    boolean number = comparison.operand().isNumber() || comparison.operand().isDecimal128();
    return number && names.size() == 1
        ? NumberSql.guard(comparison, new SqlValue.At(column, JsonPath.ROOT.names(names)))
        : Optional.empty();
  }

  @Override
  public SqlCondition in(Membership membership) {
    return any(Memberships.test(membership));
  }

  @Override
  public SqlCondition exists() {
    return any(PRESENT);
  }

  private SqlCondition any(LeafTest test) {
    return test.equals(LeafTest.UNKNOWN)
        ? SqlCondition.UNKNOWN
        : new PathTranslation(test).condition(column, names);
  }
}
