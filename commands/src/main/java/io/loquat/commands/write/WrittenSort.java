package io.loquat.commands.write;

import io.loquat.commands.argument.Arguments;
import io.loquat.query.context.QueryContext;
import io.loquat.query.sort.Sort;
import java.util.Optional;

/** The {@code sort} of a statement that writes one document: it says which. Stateless. */
final class WrittenSort {
  private WrittenSort() {}

  static Optional<Sort> parse(Arguments statement, QueryContext context) {
    return statement
        .document("sort")
        .map(order -> Sort.parse(order, context))
        .filter(order -> !order.isEmpty());
  }
}
