package io.loquat.commands.write;

import io.loquat.commands.argument.Collations;
import io.loquat.commands.timeseries.TimeSeries;
import io.loquat.commands.view.WriteTarget;
import io.loquat.model.SystemFields;
import io.loquat.model.TextOrder;
import io.loquat.query.text.TextIndex;
import io.loquat.store.CollectionInfo;
import java.util.Optional;

/**
 * What a collection says to the statements that write in it. Immutable.
 *
 * @param texts its default collation
 * @param series what it is a time-series collection of, if it is one
 */
record CollectionRules(
    SystemFields systemFields,
    TextOrder texts,
    Optional<TextIndex> textIndex,
    Optional<TimeSeries> series) {
  /**
   * @throws io.loquat.model.CommandException if it is none that documents are written to
   */
  static CollectionRules of(CollectionInfo collection) {
    WriteTarget.check(collection.namespace().collection(), Optional.of(collection));
    return new CollectionRules(
        collection.systemFields(),
        Collations.defaultOf(collection.options()).texts(),
        collection.textIndex(),
        TimeSeries.of(collection));
  }

  /** What a collection says that does not exist yet: the server's default. */
  static CollectionRules ofNewCollection(SystemFields serverDefault) {
    return new CollectionRules(serverDefault, TextOrder.BINARY, Optional.empty(), Optional.empty());
  }
}
