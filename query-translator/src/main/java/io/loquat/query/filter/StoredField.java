package io.loquat.query.filter;

import io.loquat.query.sql.JsonPath;
import io.loquat.query.sql.SqlFragment;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * A field of the stored document, or of its metadata.
 *
 * @param column that holds the one or the other, as JSONB, or an element of an array, as JSON
 * @param depth how many such elements there are around it
 */
record StoredField(String column, List<String> names, int depth) implements FieldSql {
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
    return of(DOCUMENT, path.names(), 0);
  }

  /** Of a path that begins with the metadata's name. */
  static FieldSql ofMetadata(Path path) {
    return of(MetadataColumn.NAME, path.names().subList(1, path.names().size()), 0);
  }

  /** Of an element that is a document. */
  static FieldSql ofElement(SqlElement element, Path path) {
    return of(element.alias() + ".value", path.names(), element.depth());
  }

  private static FieldSql of(String column, List<String> names, int depth) {
    List<String> inner = names.subList(1, names.size());
    boolean hard =
        names.size() > NAMES_MAX
            || inner.stream().anyMatch(name -> name.isEmpty() || name.startsWith("$"));
    return hard ? new Untranslated() : new StoredField(column, names, depth);
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

  @Override
  public SqlCondition where(LeafTest test) {
    return any(test);
  }

  private SqlCondition any(LeafTest test) {
    return test.equals(LeafTest.UNKNOWN)
        ? SqlCondition.UNKNOWN
        : new PathTranslation(test).condition(column, names);
  }
}
