package io.loquat.commands.diagnostic;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** {@code hostInfo}: the machine that the server runs on. Stateless. */
public final class HostInfo implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("hostInfo").lenient().help("Describes the machine the server runs on.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Runtime runtime = Runtime.getRuntime();
    BsonDocument system =
        new BsonDocument("currentTime", new BsonDateTime(System.currentTimeMillis()))
            .append("hostname", new BsonString(hostname()))
            .append("cpuAddrSize", new BsonInt32(64))
            .append("memSizeMB", new BsonInt64(runtime.maxMemory() >> MEGABYTE_SHIFT))
            .append("memLimitMB", new BsonInt64(runtime.maxMemory() >> MEGABYTE_SHIFT))
            .append("numCores", new BsonInt32(runtime.availableProcessors()))
            .append("cpuArch", property("os.arch"))
            .append("numaEnabled", BsonBoolean.FALSE);
    BsonDocument os =
        new BsonDocument("type", property("os.name"))
            .append("name", property("os.name"))
            .append("version", property("os.version"));
    BsonDocument extra = new BsonDocument("javaVersion", property("java.version"));
    return CompletableFuture.completedFuture(
        new BsonDocument("system", system).append("os", os).append("extra", extra));
  }

  private static final int MEGABYTE_SHIFT = 20;

  private static BsonString property(String name) {
    return new BsonString(System.getProperty(name, "unknown"));
  }

  private static String hostname() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
