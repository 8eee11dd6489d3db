package io.loquat.store.sqlite;

import io.loquat.store.Store.Deadline;
import java.util.List;

/** The rows of several sources, one source after the other. Confined to one caller. */
final class OneAfterOther implements RowSource {
  private final List<RowSource> sources;
  private int position;

  OneAfterOther(List<RowSource> sources) {
    this.sources = List.copyOf(sources);
  }

  @Override
  public boolean visit(SqliteConnection connection, Deadline deadline, Visitor visitor) {
    if (position == sources.size()) {
      return false;
    }
    if (!sources.get(position).visit(connection, deadline, visitor)) {
      position++;
    }
    return position < sources.size();
  }
}
