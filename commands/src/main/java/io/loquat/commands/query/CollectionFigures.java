package io.loquat.commands.query;

import io.loquat.commands.CommandContext;
import io.loquat.commands.administration.StorageFigures;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.query.pipeline.CollStats;
import io.loquat.store.CollectionInfo;
import io.loquat.store.Snapshot;
import io.loquat.store.StoreException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** The document that {@code $collStats} gives of a collection. Stateless. */
final class CollectionFigures {
  private CollectionFigures() {}

  static BsonDocument of(CommandContext context, Namespace namespace, CollStats wanted) {
    BsonDocument figures =
        new BsonDocument("ns", new BsonString(namespace.toString()))
            .append("host", new BsonString(host()))
            .append("localTime", new BsonDateTime(Instant.now().toEpochMilli()));
    if (wanted.latencyStats()) {
      figures.append("latencyStats", latencies(wanted.histograms()));
    }
    if (wanted.scale().isPresent() || wanted.count() || wanted.queryExecStats()) {
      BsonDocument stored =
          context
              .store()
              .read(
                  namespace.database(),
                  context.deadline(),
                  snapshot -> stored(snapshot, namespace, wanted));
      figures.putAll(stored);
    }
    return figures;
  }

  private static BsonDocument stored(Snapshot snapshot, Namespace namespace, CollStats wanted) {
    Optional<CollectionInfo> collection = snapshot.collection(namespace.collection());
    if (collection.isEmpty()) {
      throw new CommandException(
          ErrorCode.NAMESPACE_NOT_FOUND,
          "Unable to retrieve the figures of the $collStats stage :: caused by :: Collection ["
              + namespace
              + "] not found.");
    }
    if (collection.get().isView()) {
      throw new StoreException.OnView(namespace.collection());
    }
    Snapshot.CollectionStatistics sizes = snapshot.statistics(namespace.collection());
    BsonDocument figures = new BsonDocument();
    if (wanted.scale().isPresent()) {
      figures.append(
          "storageStats", StorageFigures.of(collection, sizes, wanted.scale().getAsInt()));
    }
    if (wanted.count()) {
      figures.append("count", StorageFigures.number(sizes.documents()));
    }
    if (wanted.queryExecStats()) {
      BsonDocument scans =
          new BsonDocument("total", new BsonInt64(0)).append("nonTailable", new BsonInt64(0));
      figures.append("queryExecStats", new BsonDocument("collectionScans", scans));
    }
    return figures;
  }

  /** Times are not kept for each collection. */
  private static BsonDocument latencies(boolean histograms) {
    BsonDocument latencies = new BsonDocument();
    for (String kind : List.of("reads", "writes", "commands", "transactions")) {
      BsonDocument latency = new BsonDocument();
      if (histograms) {
        latency.append("histogram", new BsonArray());
      }
      latencies.append(
          kind,
          latency
              .append("latency", new BsonInt64(0))
              .append("ops", new BsonInt64(0))
              .append("queryableEncryptionLatencyMicros", new BsonInt64(0)));
    }
    return latencies;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
