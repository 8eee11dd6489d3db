package io.loquat.commands;

import io.loquat.commands.administration.CloneCollectionAsCapped;
import io.loquat.commands.administration.CollMod;
import io.loquat.commands.administration.CollStats;
import io.loquat.commands.administration.Compact;
import io.loquat.commands.administration.ConvertToCapped;
import io.loquat.commands.administration.Create;
import io.loquat.commands.administration.DataSize;
import io.loquat.commands.administration.DbStats;
import io.loquat.commands.administration.Drop;
import io.loquat.commands.administration.DropDatabase;
import io.loquat.commands.administration.ListCollections;
import io.loquat.commands.administration.ListDatabases;
import io.loquat.commands.administration.RenameCollection;
import io.loquat.commands.administration.ValidateDbMetadata;
import io.loquat.commands.diagnostic.BuildInfo;
import io.loquat.commands.diagnostic.ConnectionStatus;
import io.loquat.commands.diagnostic.CurrentOp;
import io.loquat.commands.diagnostic.GetCmdLineOpts;
import io.loquat.commands.diagnostic.GetLog;
import io.loquat.commands.diagnostic.GetParameter;
import io.loquat.commands.diagnostic.Hello;
import io.loquat.commands.diagnostic.HostInfo;
import io.loquat.commands.diagnostic.ListCommands;
import io.loquat.commands.diagnostic.Ping;
import io.loquat.commands.diagnostic.ServerStatus;
import io.loquat.commands.diagnostic.SetParameter;
import io.loquat.commands.diagnostic.Validate;
import io.loquat.commands.diagnostic.Whatsmyuri;
import io.loquat.commands.index.CreateIndexes;
import io.loquat.commands.index.DropIndexes;
import io.loquat.commands.index.ListIndexes;
import io.loquat.commands.index.ReIndex;
import io.loquat.commands.planning.PlanCacheClear;
import io.loquat.commands.planning.PlanCacheClearFilters;
import io.loquat.commands.planning.PlanCacheListFilters;
import io.loquat.commands.planning.PlanCacheSetFilter;
import io.loquat.commands.planning.RemoveQuerySettings;
import io.loquat.commands.planning.SetQuerySettings;
import io.loquat.commands.query.Aggregate;
import io.loquat.commands.query.Count;
import io.loquat.commands.query.Distinct;
import io.loquat.commands.query.Explain;
import io.loquat.commands.query.Find;
import io.loquat.commands.query.GetMore;
import io.loquat.commands.query.KillCursors;
import io.loquat.commands.query.ListArchivedDocuments;
import io.loquat.commands.session.EndSessions;
import io.loquat.commands.session.KillAllSessions;
import io.loquat.commands.session.KillSessions;
import io.loquat.commands.session.RefreshSessions;
import io.loquat.commands.session.StartSession;
import io.loquat.commands.write.BulkWrite;
import io.loquat.commands.write.Delete;
import io.loquat.commands.write.FindAndModify;
import io.loquat.commands.write.Insert;
import io.loquat.commands.write.PurgeDocuments;
import io.loquat.commands.write.RestoreDocuments;
import io.loquat.commands.write.Update;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry: every command, sorted by name; and the names of those still to come. Immutable. */
public final class Commands {
  private static final List<Command> ALL =
      List.of(
          new Aggregate(),
          new BuildInfo(),
          new BulkWrite(),
          new CloneCollectionAsCapped(),
          new CollMod(),
          new CollStats(),
          new Compact(),
          new ConnectionStatus(),
          new ConvertToCapped(),
          new Count(),
          new Create(),
          new CreateIndexes(),
          new CurrentOp(),
          new DataSize(),
          new DbStats(),
          new Delete(),
          new Distinct(),
          new Drop(),
          new DropDatabase(),
          new DropIndexes(),
          new EndSessions(),
          new Explain(),
          new Find(),
          new FindAndModify(),
          new GetCmdLineOpts(),
          new GetLog(),
          new GetMore(),
          new GetParameter(),
          new Hello(),
          new HostInfo(),
          new Insert(),
          new KillAllSessions(),
          new KillCursors(),
          new KillSessions(),
          new ListArchivedDocuments(),
          new ListCollections(),
          new ListCommands(),
          new ListDatabases(),
          new ListIndexes(),
          new Ping(),
          new PlanCacheClear(),
          new PlanCacheClearFilters(),
          new PlanCacheListFilters(),
          new PlanCacheSetFilter(),
          new PurgeDocuments(),
          new ReIndex(),
          new RefreshSessions(),
          new RemoveQuerySettings(),
          new RenameCollection(),
          new RestoreDocuments(),
          new ServerStatus(),
          new SetParameter(),
          new SetQuerySettings(),
          new StartSession(),
          new Update(),
          new Validate(),
          new ValidateDbMetadata(),
          new Whatsmyuri());

  /** Commands that MongoDB has and Loquat has not: the client hears so, not "no such command". */
  private static final List<String> UNSUPPORTED =
      List.of(
          "abortTransaction",
          "applyOps",
          "autoCompact",
          "commitTransaction",
          "compactStructuredEncryptionData",
          "createRole",
          "createUser",
          "dbHash",
          "dropAllRolesFromDatabase",
          "dropAllUsersFromDatabase",
          "dropConnections",
          "dropRole",
          "dropUser",
          "filemd5",
          "fsync",
          "fsyncUnlock",
          "getClusterParameter",
          "getDefaultRWConcern",
          "grantPrivilegesToRole",
          "grantRolesToRole",
          "grantRolesToUser",
          "killAllSessionsByPattern",
          "killOp",
          "lockInfo",
          "logRotate",
          "logout",
          "mapReduce",
          "profile",
          "replSetGetStatus",
          "revokePrivilegesFromRole",
          "revokeRolesFromRole",
          "revokeRolesFromUser",
          "rolesInfo",
          "saslContinue",
          "saslStart",
          "setClusterParameter",
          "setDefaultRWConcern",
          "setFeatureCompatibilityVersion",
          "setUserWriteBlockMode",
          "shutdown",
          "top",
          "updateRole",
          "updateUser",
          "usersInfo");

  private static final Map<String, Command> BY_NAME = byName();

  private Commands() {}

  private static Map<String, Command> byName() {
    Map<String, Command> byName = new HashMap<>();
    for (Command command : ALL) {
      byName.put(command.spec().name(), command);
      command.spec().aliases().forEach(alias -> byName.put(alias, command));
    }
    return Map.copyOf(byName);
  }

  /** All commands, by name. */
  public static List<Command> all() {
    return ALL;
  }

  /** The names of MongoDB's commands that are known not to be supported yet. */
  public static List<String> unsupported() {
    return UNSUPPORTED;
  }

  /** The command of that name or alias. */
  public static Optional<Command> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** What the client is told of a name that no command has. */
  static CommandException unknown(String name) {
    return UNSUPPORTED.contains(name)
        ? new CommandException(
            ErrorCode.COMMAND_NOT_SUPPORTED, "Command " + name + " is not supported yet")
        : new CommandException(ErrorCode.COMMAND_NOT_FOUND, "no such command: '" + name + "'");
  }
}
