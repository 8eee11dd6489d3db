package io.loquat.query.expression.tree;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Set;

/** The rules for names of variables. Stateless. */
public final class VariableNames {
  private static final Set<String> SYSTEM =
      Set.of("CLUSTER_TIME", "SEARCH_META", "DESCEND", "PRUNE", "KEEP");

  private VariableNames() {}

  static void checkUse(String text) {
    if (text.isEmpty() || text.startsWith(".")) {
      throw new CommandException(ErrorCode.FAILED_TO_PARSE, "empty variable names are not allowed");
    }
    if (text.startsWith("$")) {
      throw new CommandException(
          ErrorCode.FAILED_TO_PARSE,
          "'$" + text + "' starts with an invalid character for a variable name");
    }
  }

  static CommandException undefined(String name) {
    return SYSTEM.contains(name)
        ? new CommandException(
            ErrorCode.location(51144), "Builtin variable '$$" + name + "' is not available")
        : new CommandException(ErrorCode.location(17276), "Use of undefined variable: " + name);
  }
}
