package io.loquat.faults.race;

import io.loquat.server.ServerInThisProcess;
import java.nio.file.Path;
import java.time.Duration;

/** A server in this process, which nobody kills. Thread-safe by what it holds. */
final class SteadyServer implements RaceServer {
  private final ServerInThisProcess server;

  private SteadyServer(ServerInThisProcess server) {
    this.server = server;
  }

  static SteadyServer start(Path dataFolder) {
    return new SteadyServer(ServerInThisProcess.start(dataFolder));
  }

  @Override
  public String connectionString() {
    return server.connectionString();
  }

  @Override
  public int life() {
    return 0;
  }

  /** There is none: what has no answer is a fault. */
  @Override
  public void awaitLifeAfter(int life, Duration patience) {
    throw new AssertionError("no answer, though nobody killed the server");
  }

  @Override
  public String toString() {
    return "the server was in this process";
  }

  @Override
  public void close() {
    server.close();
  }
}
