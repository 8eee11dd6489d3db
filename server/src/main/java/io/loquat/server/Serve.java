package io.loquat.server;

import io.loquat.commands.ServerSettings.Topology;
import io.loquat.model.SystemFields;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code loquat serve}: starts the server, says so in one line on standard output, and serves until
 * the process is told to end. Confined to the main thread.
 *
 * <p>SIGTERM and SIGINT run a shutdown hook. The hook itself ends the process, with 0 if all was
 * closed cleanly: left alone, the JVM would report the signal (143 or 130) however well it went.
 */
@Command(
    name = "serve",
    description = "Starts the server.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class Serve implements Callable<Integer> {
  private static final int CANNOT_START = 2;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
  private CommandSpec spec;

  @Option(
      names = "--port",
      defaultValue = "27017",
      description = "Where to listen; 0 picks a free port. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--bind",
      defaultValue = "127.0.0.1",
      description = "The address to listen on. Default: ${DEFAULT-VALUE}.")
  private String bind = "127.0.0.1";

  @Option(
      names = "--data",
      description = "The folder of the SQLite files. Default: $$LOQUAT_DATA, or ./data.")
  private Optional<Path> dataFolder = Optional.empty();

  @Option(
      names = "--system-fields",
      defaultValue = "visible",
      converter = SystemFieldsName.class,
      description =
          "visible: documents carry _version, _created and _updated; hidden: replies are exactly"
              + " MongoDB's. Default: ${DEFAULT-VALUE}.")
  private SystemFields systemFields = SystemFields.VISIBLE;

  @Option(
      names = "--topology",
      defaultValue = "mongos",
      converter = TopologyName.class,
      description =
          "As what it presents itself: mongos, replica-set or standalone. Default:"
              + " ${DEFAULT-VALUE}.")
  private Topology topology = Topology.MONGOS;

  @Option(
      names = "--retention-sweep-seconds",
      defaultValue = "${env:LOQUAT_RETENTION_SWEEP_SECONDS:-60}",
      description =
          "How often archived documents are purged that are due; 0 is never. Default:"
              + " $$LOQUAT_RETENTION_SWEEP_SECONDS, or 60.")
  private int retentionSweepSeconds;

  @Option(
      names = "--ttl-monitor-sleep-secs",
      defaultValue = "${env:LOQUAT_TTL_MONITOR_SLEEP_SECS:-60}",
      description =
          "How often documents are deleted whose time is over, by TTL indexes; 0 is never. Default:"
              + " $$LOQUAT_TTL_MONITOR_SLEEP_SECS, or 60.")
  private int ttlMonitorSleepSeconds;

  @Option(
      names = "--no-auth",
      description = "Serve another address than the loopback's to anybody who can reach it.")
  private boolean withoutAuthentication;

  @Override
  public Integer call() throws InterruptedException {
    checkOptions();
    refuseOpenAddress();
    LoquatServer server;
    try {
      server = LoquatServer.start(configuration());
    } catch (StartException e) {
      System.err.println("loquat: " + e.getMessage());
      return CANNOT_START;
    }
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("loquat-stop").unstarted(() -> end(server)));
    System.out.println("Loquat is ready: " + server.connectionString());
    System.out.flush();
    new CountDownLatch(1).await(); // the hook ends the process
    return 0;
  }

  private static void end(LoquatServer server) {
    int code = 1;
    try {
      server.close();
      code = 0;
    } finally {
      Runtime.getRuntime().halt(code);
    }
  }

  private Configuration configuration() {
    Path folder =
        dataFolder
            .or(() -> Optional.ofNullable(System.getenv("LOQUAT_DATA")).map(Path::of))
            .orElse(Path.of("data"));
    List<String> arguments = spec.commandLine().getParent().getParseResult().originalArgs();
    return new Configuration(
        bind,
        port,
        folder.toAbsolutePath().normalize(),
        systemFields,
        topology,
        Duration.ofSeconds(retentionSweepSeconds),
        Duration.ofSeconds(ttlMonitorSleepSeconds),
        arguments);
  }

  private void checkOptions() {
    if (port < 0 || port > 65_535) {
      throw usage("--port must be between 0 and 65535, not " + port);
    }
    if (retentionSweepSeconds < 0) {
      throw usage(
          "--retention-sweep-seconds must not be negative, but is " + retentionSweepSeconds);
    }
    if (ttlMonitorSleepSeconds < 0) {
      throw usage(
          "--ttl-monitor-sleep-secs must not be negative, but is " + ttlMonitorSleepSeconds);
    }
  }

  /** Until there is authentication, whoever opens the server to others must say so. */
  private void refuseOpenAddress() {
    InetAddress address;
    try {
      address = InetAddress.getByName(bind);
    } catch (UnknownHostException e) {
      throw usage("--bind: there is no address " + bind);
    }
    if (!address.isLoopbackAddress() && !withoutAuthentication) {
      throw usage(
          "--bind "
              + bind
              + " would serve other machines without authentication, which is not built yet;"
              + " say --no-auth if that is what you want");
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** The names of {@link Topology} on the command line. Immutable. */
  static final class TopologyName implements ITypeConverter<Topology> {
    @Override
    public Topology convert(String name) {
      return switch (name) {
        case "mongos" -> Topology.MONGOS;
        case "replica-set" -> Topology.REPLICA_SET;
        case "standalone" -> Topology.STANDALONE;
        default -> throw new TypeConversionException("use mongos, replica-set or standalone");
      };
    }
  }

  /** The names of {@link SystemFields} on the command line. Immutable. */
  static final class SystemFieldsName implements ITypeConverter<SystemFields> {
    @Override
    public SystemFields convert(String name) {
      return switch (name) {
        case "visible" -> SystemFields.VISIBLE;
        case "hidden" -> SystemFields.HIDDEN;
        default -> throw new TypeConversionException("use visible or hidden");
      };
    }
  }
}
