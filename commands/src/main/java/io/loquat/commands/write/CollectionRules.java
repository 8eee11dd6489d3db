package io.loquat.commands.write;

import io.loquat.commands.argument.Collations;
import io.loquat.model.SystemFields;
import io.loquat.model.TextOrder;
import io.loquat.query.text.TextIndex;
import io.loquat.store.CollectionInfo;
import java.util.Optional;

/**
 * What a collection says to the statements that write in it. Immutable.
 *
 * @param texts its default collation
 */
record CollectionRules(SystemFields systemFields, TextOrder texts, Optional<TextIndex> textIndex) {
  static CollectionRules of(CollectionInfo collection) {
    return new CollectionRules(
        collection.systemFields(),
        Collations.defaultOf(collection.options()).texts(),
        collection.textIndex());
  }

  /** What a collection says that does not exist yet: the server's default. */
  static CollectionRules ofNewCollection(SystemFields serverDefault) {
    return new CollectionRules(serverDefault, TextOrder.BINARY, Optional.empty());
  }
}
