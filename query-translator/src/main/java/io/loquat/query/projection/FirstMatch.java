package io.loquat.query.projection;

import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.meta.DocumentMeta;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * {@code $elemMatch} in a projection: the first element of an array that matches, alone in an
 * array; nothing if none does. Immutable.
 *
 * @param filter the same {@code $elemMatch} on the field
 */
record FirstMatch(String field, Filter filter) implements Expression.Operation {
  @Override
  public BsonValue evaluate(Scope scope) {
    BsonDocument document = scope.document();
    if (!(document.get(field) instanceof BsonArray array)) {
      return MissingValue.VALUE;
    }
    return Filters.matchedElement(filter, document, DocumentMeta.NONE).stream()
        .mapToObj(array::get)
        .<BsonValue>map(element -> new BsonArray(List.of(element)))
        .findFirst()
        .orElse(MissingValue.VALUE);
  }

  @Override
  public List<Expression> operands() {
    return List.of();
  }

  /** It has no operands, and yet is no constant. */
  @Override
  public boolean isDeterministic() {
    return false;
  }
}
