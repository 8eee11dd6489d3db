package io.loquat.commands.write;

import io.loquat.commands.CommandContext;
import io.loquat.query.sort.Sort;
import io.loquat.store.FindQuery;
import io.loquat.store.Visibility;
import java.util.Optional;

/** How a write finds its documents, for {@code explain}. Stateless. */
final class ExplainedWrite {
  private ExplainedWrite() {}

  static FindQuery query(
      CommandContext context, ParsedFilter filter, Optional<Sort> sort, boolean multi) {
    return new FindQuery(
        context.namespace(),
        filter.orThrow().filter(),
        Visibility.LIVE,
        sort,
        0,
        multi ? 0 : 1,
        context.deadline());
  }
}
