package io.loquat.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server in a process of its own, for tests that kill it or that must meet it as users do. Its
 * log goes to this process's standard error. Confined to one test.
 */
public final class ServerProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("mongodb://127\\.0\\.0\\.1:(\\d+)/\\S*");
  private static final Duration STOP_MAX = Duration.ofSeconds(30);

  private final Process process;
  private final String connectionString;
  private final int port;

  private ServerProcess(Process process, Matcher ready) {
    this.process = process;
    this.connectionString = ready.group();
    this.port = Integer.parseInt(ready.group(1));
  }

  /**
   * Starts a server on this process's class path and waits until it says that it is ready. It has
   * no optimizing compiler, which would take more time than it gives within some seconds.
   *
   * @param arguments further arguments of {@code serve}
   */
  public static ServerProcess start(Path dataFolder, String... arguments) {
    return start(dataFolder, 0, arguments);
  }

  /** As above, on a port of the caller's choice, so that clients find it again after a restart. */
  public static ServerProcess start(Path dataFolder, int port, String... arguments) {
    return start(List.of("-XX:TieredStopAtLevel=1"), dataFolder, port, arguments);
  }

  /** As above, for a server that has minutes of work before it. */
  public static ServerProcess startForMinutes(Path dataFolder, String... arguments) {
    return start(List.of(), dataFolder, 0, arguments);
  }

  private static ServerProcess start(
      List<String> javaOptions, Path dataFolder, int port, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-XX:+UseSerialGC");
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("io.loquat.server.Main", "serve", "--port", Integer.toString(port)));
    command.addAll(List.of("--data", dataFolder.toString()));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      return new ServerProcess(process, awaitReady(process));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static Matcher awaitReady(Process process) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.find()) {
        return ready;
      }
    }
    throw new IOException("the server ended before it was ready");
  }

  public String connectionString() {
    return connectionString;
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.pid();
  }

  /** Ends it as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /** Ends it as SIGTERM does; gives its exit code. */
  public int stop() {
    process.destroy();
    return awaitExit();
  }

  private int awaitExit() {
    try {
      if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the server did not stop within " + STOP_MAX);
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
  }
}
