package io.loquat.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** A server under load: its process, connections and documents. Confined to the run's thread. */
final class Target implements AutoCloseable {
  private static final Expectation OK = new Expectation(-1, 0);

  private final String name;
  private final ServerProcess process;
  private final Dataset dataset;
  private final List<WireClient> clients = new ArrayList<>();
  private final double startSeconds;
  private final double idleMegabytes;

  private Target(String name, ServerProcess process, Dataset dataset) {
    this.name = name;
    this.process = process;
    this.dataset = dataset;
    clients.add(new WireClient(process.port()));
    clients.getFirst().exchange(ping(), OK);
    this.startSeconds = process.secondsSinceStart();
    this.idleMegabytes = process.residentMegabytesWhenSettled();
  }

  /** Starts it, notes how long that took and how large it is, and fills it. */
  static Target start(String name, ServerProcess process, Dataset dataset, int clients) {
    try {
      Target target = new Target(name, process, dataset);
      while (target.clients.size() < clients) {
        target.clients.add(new WireClient(process.port()));
      }
      dataset.load(target.clients.getFirst());
      return target;
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  private static Message ping() {
    return Message.of(Workload.withDatabase(new BsonDocument("ping", new BsonInt32(1))));
  }

  String name() {
    return name;
  }

  Dataset dataset() {
    return dataset;
  }

  List<WireClient> clients() {
    return clients;
  }

  Duration processorTime() {
    return process.processorTime();
  }

  /** From the start of the process to the first reply. */
  double startSeconds() {
    return startSeconds;
  }

  /** Resident memory after the first reply, before any document. */
  double idleMegabytes() {
    return idleMegabytes;
  }

  @Override
  public void close() {
    clients.forEach(WireClient::close);
    process.close();
  }
}
