package io.loquat.commands.write;

import io.loquat.commands.CommandContext;
import io.loquat.query.sort.Sort;
import io.loquat.store.FindQuery;
import io.loquat.store.ReadOptions;
import java.util.Optional;

/** How a write finds its documents, for {@code explain}. Stateless. */
final class ExplainedWrite {
  private ExplainedWrite() {}

  static FindQuery ofUpdate(CommandContext context, ParsedAhead<UpdateStatement> ahead) {
    UpdateStatement statement = ahead.under(context.collection());
    return query(context, statement.filter(), statement.sort(), statement.multi())
        .with(ReadOptions.hinted(statement.hint()));
  }

  static FindQuery ofDelete(CommandContext context, ParsedAhead<DeleteStatement> ahead) {
    DeleteStatement statement = ahead.under(context.collection());
    return query(context, statement.filter(), statement.sort(), statement.multi())
        .with(ReadOptions.hinted(statement.hint()));
  }

  static FindQuery query(
      CommandContext context, ParsedFilter filter, Optional<Sort> sort, boolean multi) {
    return new FindQuery(
        context.namespace(),
        filter.filter(),
        filter.visibility(),
        sort,
        0,
        multi ? 0 : 1,
        context.deadline());
  }
}
