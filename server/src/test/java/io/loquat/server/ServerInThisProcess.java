package io.loquat.server;

import io.loquat.commands.ServerSettings.Topology;
import io.loquat.model.SystemFields;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A whole server, sockets included, inside the test's own process. Thread-safe by what it holds.
 */
public final class ServerInThisProcess implements AutoCloseable {
  private final LoquatServer server;

  private ServerInThisProcess(LoquatServer server) {
    this.server = server;
  }

  /** Starts a server on a free port; it does not sweep archived documents. */
  public static ServerInThisProcess start(Path dataFolder) {
    return new ServerInThisProcess(
        LoquatServer.start(
            new Configuration(
                "127.0.0.1",
                0,
                dataFolder,
                SystemFields.VISIBLE,
                Topology.MONGOS,
                Duration.ZERO,
                Duration.ZERO,
                List.of())));
  }

  public String connectionString() {
    return server.connectionString();
  }

  @Override
  public void close() {
    server.close();
  }
}
