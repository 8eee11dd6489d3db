package io.loquat.readmodel.document;

import io.loquat.readmodel.channel.CommandChannel;
import io.loquat.readmodel.channel.DatabaseCommand;

/**
 * A cursor of the server and the conversation it belongs to. Confined to one caller at a time.
 *
 * @param batchSize as in {@link FindOptions}
 */
record Cursor(CommandChannel conversation, String database, String collection, int batchSize) {
  Operation<Page> more(Page page) {
    return Operation.of(
        DatabaseCommand.once(database, page.getMore(collection, batchSize)), Page::of);
  }

  Operation<Boolean> kill(Page page) {
    return Operation.of(
        DatabaseCommand.once(database, page.killCursors(collection)), reply -> true);
  }

  Operations operations() {
    return new Operations(conversation);
  }
}
