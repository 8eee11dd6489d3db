package io.loquat.query.filter;

import io.loquat.model.TypeBracket;
import org.bson.BsonDocument;

/** The writer's metadata as a whole: every row has a document there, perhaps an empty one. */
record MetadataColumn() implements FieldSql {
  static final String NAME = "metadata";

  private static final BsonDocument SAMPLE = new BsonDocument();

  @Override
  public SqlCondition compare(Comparison comparison) {
    return TypeBracket.of(comparison.operand()) == TypeBracket.OBJECT
        ? SqlCondition.UNKNOWN
        : SqlCondition.constant(comparison.holds(SAMPLE));
  }

  @Override
  public SqlCondition in(Membership membership) {
    return SqlCondition.UNKNOWN;
  }

  @Override
  public SqlCondition exists() {
    return SqlCondition.ALWAYS;
  }
}
