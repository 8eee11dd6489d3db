package io.loquat.commands;

import io.loquat.model.SystemFields;
import java.nio.file.Path;
import java.util.List;

/**
 * What commands need to know of the server's configuration. Immutable.
 *
 * @param argv the command line, for {@code getCmdLineOpts}
 * @param advertised host and port in replica-set {@code hello} replies
 */
public record ServerSettings(
    Topology topology,
    SystemFields systemFields,
    Path dataFolder,
    String bind,
    int port,
    String advertised,
    List<String> argv) {
  /** As what the server answers {@code hello}. */
  public enum Topology {
    MONGOS,
    REPLICA_SET,
    STANDALONE
  }
}
