package io.loquat.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server as a process of its own, found by the line it prints once ready. Confined. */
public final class ServerProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("mongodb://127\\.0\\.0\\.1:(\\d+)/");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final int STOP_SECONDS_MAX = 20;
  private static final int SETTLING_MILLIS = 1500;

  private final long startNanos = System.nanoTime();
  private final Process process;
  private final int port;

  /**
   * @param log takes its standard error
   */
  ServerProcess(List<String> command, Path log) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
    try {
      process = builder.redirectError(log.toFile()).start();
      // Whichever way the run ends, none of its servers stays behind.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      port = awaitPort(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Loquat, as {@code bin/loquat serve} starts it; built before that, where it must be.
   *
   * @param folder for its data and its log
   */
  public static ServerProcess loquat(Path folder) {
    try {
      Path data = Files.createDirectories(folder.resolve("data"));
      return new ServerProcess(TargetKind.LOQUAT.command(root(), data), folder.resolve("log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder that has {@code bin/loquat}, above where this class was loaded from. */
  static Path root() {
    try {
      Path at =
          Path.of(ServerProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      while (at != null && !Files.isExecutable(at.resolve("bin/loquat"))) {
        at = at.getParent();
      }
      if (at == null) {
        throw new IllegalStateException("bin/loquat is not above the benchmark's classes");
      }
      return at;
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private int awaitPort(Path log) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.find()) {
        return Integer.parseInt(ready.group(1));
      }
    }
    throw new IOException("the server did not start:\n" + Files.readString(log));
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** What it has used so far, of all processors; in steps of about 10 ms. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  double secondsSinceStart() {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  /** Resident memory a moment after start, when what the start itself needed has run. */
  double residentMegabytesWhenSettled() {
    try {
      Thread.sleep(SETTLING_MILLIS);
      Path status = Path.of("/proc", Long.toString(process.pid()), "status");
      if (!Files.exists(status)) {
        return Double.NaN;
      }
      Matcher resident = RESIDENT.matcher(Files.readString(status));
      return resident.find() ? Long.parseLong(resident.group(1)) / 1024.0 : Double.NaN;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
