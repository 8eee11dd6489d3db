package io.loquat.commands.write;

import io.loquat.commands.CommandContext;
import io.loquat.query.sort.Sort;
import io.loquat.store.FindQuery;
import java.util.Optional;

/** How a write finds its documents, for {@code explain}. Stateless. */
final class ExplainedWrite {
  private ExplainedWrite() {}

  static FindQuery query(
      CommandContext context, ParsedFilter filter, Optional<Sort> sort, boolean multi) {
    ParsedFilter.Parsed parsed = filter.orThrow();
    return new FindQuery(
        context.namespace(),
        parsed.filter(),
        parsed.visibility(),
        sort,
        0,
        multi ? 0 : 1,
        context.deadline());
  }
}
