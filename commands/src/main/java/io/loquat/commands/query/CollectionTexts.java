package io.loquat.commands.query;

import io.loquat.commands.CommandContext;
import io.loquat.commands.argument.Collations;
import io.loquat.commands.argument.QueryTerms;
import io.loquat.model.TextOrder;
import io.loquat.query.context.QueryContext;
import io.loquat.store.CollectionInfo;
import java.util.Optional;

/** How texts compare in a collection, and what reads of it mean thereby. Stateless. */
final class CollectionTexts {
  private CollectionTexts() {}

  /** The order of the collection's default collation. */
  static TextOrder of(Optional<CollectionInfo> collection) {
    return collection.isPresent()
        ? Collations.defaultOf(collection.get().options()).texts()
        : TextOrder.BINARY;
  }

  /** What a read says, by its arguments and by its collection. May have to open a file. */
  static QueryContext context(CommandContext command) {
    QueryTerms terms = QueryTerms.read(command.arguments(), command.queryContext());
    Optional<CollectionInfo> collection = command.collection();
    return terms.under(of(collection), collection.flatMap(CollectionInfo::textIndex));
  }
}
