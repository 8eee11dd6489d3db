package io.loquat.commands.planning;

import io.loquat.commands.CommandContext;
import io.loquat.model.Namespace;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What a command forgets about a collection. Immutable.
 *
 * @param ofShape forgets it for queries of one shape
 * @param all forgets it for all
 */
record Forgotten(BiConsumer<Namespace, ShapeArguments> ofShape, Consumer<Namespace> all) {
  /** Forgets what the arguments name, if the collection is there. */
  void forget(CommandContext context) {
    PlannedCollection.of(context)
        .ifPresent(
            collection ->
                ShapeArguments.readOptional(context.body())
                    .ifPresentOrElse(
                        shape -> ofShape.accept(collection.namespace(), shape),
                        () -> all.accept(collection.namespace())));
  }
}
