package io.loquat.faults.race;

import io.loquat.server.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A server process that can be killed and started again on the same port and the same data.
 * Thread-safe by its monitor; only one thread kills.
 */
final class KilledServer implements RaceServer {
  private final Path dataFolder;
  private final int port;
  private ServerProcess process;
  private int life;
  private Duration spent = Duration.ZERO;
  private final Duration clientsBefore = processorTime(Optional.of(ProcessHandle.current()));

  private KilledServer(Path dataFolder) {
    this.dataFolder = dataFolder;
    this.process = ServerProcess.start(dataFolder);
    this.port = process.port();
  }

  static KilledServer start(Path dataFolder) {
    return new KilledServer(dataFolder);
  }

  /** {@code kill -9}, and a new process once the old one is gone. */
  void killAndRestart() {
    spent = spent.plus(processorTime(ProcessHandle.of(process.pid())));
    process.kill();
    process = ServerProcess.start(dataFolder, port);
    synchronized (this) {
      life++;
      notifyAll();
    }
  }

  @Override
  public String connectionString() {
    return "mongodb://127.0.0.1:" + port + "/";
  }

  @Override
  public synchronized int life() {
    return life;
  }

  @Override
  public synchronized void awaitLifeAfter(int earlier, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    long left = patience.toMillis();
    try {
      while (life <= earlier && left > 0) {
        wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static Duration processorTime(Optional<ProcessHandle> process) {
    return process.flatMap(found -> found.info().totalCpuDuration()).orElse(Duration.ZERO);
  }

  /** Who was busy: where the time goes on a machine that is not idle. */
  @Override
  public String toString() {
    Duration clients = processorTime(Optional.of(ProcessHandle.current())).minus(clientsBefore);
    return "processor time: %d s in the killed servers, %d s in the clients' process"
        .formatted(spent.toSeconds(), clients.toSeconds());
  }

  @Override
  public void close() {
    process.close();
  }
}
