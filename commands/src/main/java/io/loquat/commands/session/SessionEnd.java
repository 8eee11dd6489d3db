package io.loquat.commands.session;

import io.loquat.commands.CommandContext;
import io.loquat.commands.argument.Session;

/** What happens when a logical session ends. Stateless. */
final class SessionEnd {
  private SessionEnd() {}

  static void end(CommandContext context, Session session) {
    context.server().cursors().killSession(session);
    context.server().retries().end(session);
  }
}
