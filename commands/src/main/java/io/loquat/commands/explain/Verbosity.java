package io.loquat.commands.explain;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;

/** How much {@code explain} is asked for. */
public enum Verbosity {
  QUERY_PLANNER,
  EXECUTION_STATS,
  ALL_PLANS_EXECUTION;

  /**
   * By its name.
   *
   * @throws CommandException BadValue (2) for another one
   */
  public static Verbosity named(String name) {
    return switch (name) {
      case "queryPlanner" -> QUERY_PLANNER;
      case "executionStats" -> EXECUTION_STATS;
      case "allPlansExecution" -> ALL_PLANS_EXECUTION;
      default ->
          throw new CommandException(
              ErrorCode.BAD_VALUE,
              "Enumeration value '%s' for field 'explain.verbosity' is not a valid value."
                  .formatted(name));
    };
  }

  /** Whether the command is run, writing nothing. */
  public boolean executes() {
    return this != QUERY_PLANNER;
  }
}
