package io.loquat.commands;

import io.loquat.commands.ServerSettings.Topology;
import io.loquat.commands.argument.ConcernSupport;
import io.loquat.commands.argument.GenericArguments;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a command is, beside what it does. Immutable.
 *
 * @param aliases other names it answers to, hidden from {@code listCommands}
 * @param help one line
 * @param access whether it reads or writes documents or their catalog
 * @param execution where it runs
 * @param needsAuthentication whether a client must have logged in, once there are users
 * @param allowedInTransaction whether MongoDB allows it in a multi-document transaction
 * @param adminOnly whether it must be sent to the database {@code admin}
 * @param strict whether an unknown argument is an error
 * @param inApiVersion1 whether it belongs to MongoDB's Stable API
 * @param topologies the server roles in which it exists
 * @param arguments names of its own arguments, generic ones left out
 */
public record CommandSpec(
    String name,
    List<String> aliases,
    String help,
    Access access,
    Execution execution,
    boolean needsAuthentication,
    boolean allowedInTransaction,
    boolean adminOnly,
    boolean strict,
    boolean inApiVersion1,
    ConcernSupport concerns,
    Set<Topology> topologies,
    Set<String> arguments)
    implements GenericArguments.Contract {

  /** What a command does to data. */
  public enum Access {
    NONE,
    READ,
    WRITE
  }

  /** Which thread runs a command. */
  public enum Execution {
    /** The caller's: the command never blocks, and hands over by itself what may take long. */
    CALLER,
    /** A worker's. */
    WORKER
  }

  public CommandSpec {
    aliases = List.copyOf(aliases);
    topologies = Set.copyOf(topologies);
    arguments = Set.copyOf(arguments);
  }

  @Override
  public boolean knows(String field) {
    return arguments.contains(field);
  }

  /** The arguments' names in alphabetical order. */
  public List<String> argumentsSorted() {
    return List.copyOf(new TreeSet<>(arguments));
  }

  /** A builder for a command that neither reads nor writes and runs on a worker. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Collects a spec, one property a line. Confined to the caller. */
  public static final class Builder {
    private final String name;
    private List<String> aliases = List.of();
    private Access access = Access.NONE;
    private Execution execution = Execution.WORKER;
    private boolean needsAuthentication = true;
    private boolean allowedInTransaction;
    private boolean adminOnly;
    private boolean strict = true;
    private boolean inApiVersion1;
    private ConcernSupport concerns = ConcernSupport.NONE;
    private Set<String> arguments = Set.of();

    private Builder(String name) {
      this.name = name;
    }

    public Builder alias(String... others) {
      aliases = List.of(others);
      return this;
    }

    public Builder reads(ConcernSupport support) {
      access = Access.READ;
      concerns = support;
      return this;
    }

    public Builder writes() {
      access = Access.WRITE;
      concerns = ConcernSupport.WRITES;
      return this;
    }

    /** Never blocks: may run on the caller's thread. */
    public Builder quick() {
      execution = Execution.CALLER;
      return this;
    }

    public Builder beforeLogin() {
      needsAuthentication = false;
      return this;
    }

    public Builder inTransactions() {
      allowedInTransaction = true;
      return this;
    }

    public Builder adminOnly() {
      adminOnly = true;
      return this;
    }

    /** Unknown arguments are ignored. */
    public Builder lenient() {
      strict = false;
      return this;
    }

    public Builder stable() {
      inApiVersion1 = true;
      return this;
    }

    public Builder arguments(String... names) {
      arguments = Set.of(names);
      return this;
    }

    /** The finished spec, with its one-line help. */
    public CommandSpec help(String line) {
      return new CommandSpec(
          name,
          aliases,
          line,
          access,
          execution,
          needsAuthentication,
          allowedInTransaction,
          adminOnly,
          strict,
          inApiVersion1,
          concerns,
          EnumSet.allOf(Topology.class),
          arguments);
    }
  }
}
