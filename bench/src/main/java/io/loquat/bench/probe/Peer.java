package io.loquat.bench.probe;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** An existing Java server, mongo-java-server with its memory backend: nothing is durable there. */
@Command(name = "peer", description = "Starts mongo-java-server in memory.")
public final class Peer implements Callable<Integer> {
  @Option(names = "--port", description = "Where to listen; 0 picks a free port.")
  private int port;

  @Override
  public Integer call() throws InterruptedException {
    MongoServer server = new MongoServer(new MemoryBackend());
    server.bind("127.0.0.1", port);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    Probe.announce("The peer", server.getLocalAddress().getPort());
    new CountDownLatch(1).await();
    return 0;
  }
}
