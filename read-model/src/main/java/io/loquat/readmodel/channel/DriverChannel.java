package io.loquat.readmodel.channel;

import com.mongodb.ClientSessionOptions;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ClusterType;
import io.loquat.readmodel.channel.DatabaseCommand.Retry;
import io.loquat.readmodel.error.Errors;
import io.loquat.readmodel.error.ServerUnreachableException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.RawBsonDocument;

/**
 * A channel through MongoDB's driver. Thread-safe by the driver; a conversation is confined to one
 * caller at a time.
 *
 * <p>Reads are sent once more, and so are writes, numbered so that the server does them once, when
 * the connection broke or the server says that trying again helps.
 *
 * {@snippet :
 * try (CommandChannel channel = DriverChannel.connect("mongodb://127.0.0.1:27017/")) {
 *   DocumentStore store = DocumentStore.over(channel, "shop");
 * }
 * }
 */
public final class DriverChannel implements CommandChannel {
  private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");
  private static final String RETRYABLE_WRITE = "RetryableWriteError";
  private static final ClientSessionOptions NO_CAUSALITY =
      ClientSessionOptions.builder().causallyConsistent(false).build();

  private final MongoClient client;
  private final boolean ownsClient;
  private final boolean retriesWrites;
  private final AsyncCalls calls;

  private DriverChannel(MongoClient client, boolean ownsClient, boolean retriesWrites) {
    this.client = client;
    this.ownsClient = ownsClient;
    this.retriesWrites = retriesWrites;
    this.calls = new AsyncCalls();
  }

  /**
   * Connects; the first command waits for the connection. Closing the channel closes it.
   *
   * @throws IllegalArgumentException if it is no connection string
   */
  public static DriverChannel connect(String connectionString) {
    MongoClientSettings settings =
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(connectionString))
            .build();
    return new DriverChannel(MongoClients.create(settings), true, settings.getRetryWrites());
  }

  /** Uses a client that stays the caller's, who closes it. */
  public static DriverChannel of(MongoClient client) {
    return new DriverChannel(client, false, true);
  }

  @Override
  public BsonDocument run(DatabaseCommand command) {
    return translated(
        () ->
            switch (command.retry()) {
              case READ -> runRead(command, Optional.empty());
              case WRITE -> runWrite(command);
              case NEVER -> send(command.database(), withConcern(command), Optional.empty());
            });
  }

  @Override
  public CompletionStage<BsonDocument> runAsync(DatabaseCommand command) {
    return calls.start(() -> run(command));
  }

  @Override
  public CommandChannel conversation() {
    return translated(() -> new Conversation(client.startSession(NO_CAUSALITY)));
  }

  /** The driver has a state instead of an exception for a client that is closed. */
  private static <R> R translated(Supplier<R> call) {
    try {
      return call.get();
    } catch (MongoException e) {
      throw Errors.translate(e);
    } catch (IllegalStateException e) {
      throw new ServerUnreachableException("the connection is closed", e);
    }
  }

  private BsonDocument runRead(DatabaseCommand command, Optional<ClientSession> session) {
    try {
      return send(command.database(), command.body(), session);
    } catch (MongoSocketException e) {
      return send(command.database(), command.body(), session);
    }
  }

  private BsonDocument runWrite(DatabaseCommand command) {
    BsonDocument body = withConcern(command);
    if (!retriesWrites || !canRetryWrites()) {
      return send(command.database(), body, Optional.empty());
    }
    try (ClientSession session = client.startSession(NO_CAUSALITY)) {
      long number = session.getServerSession().advanceTransactionNumber();
      return sendNumbered(
          command.database(), body.append("txnNumber", new BsonInt64(number)), session);
    }
  }

  private BsonDocument sendNumbered(String database, BsonDocument body, ClientSession session) {
    try {
      return send(database, body, Optional.of(session));
    } catch (MongoException e) {
      if (e instanceof MongoSocketException || e.hasErrorLabel(RETRYABLE_WRITE)) {
        return send(database, body, Optional.of(session));
      }
      throw e;
    }
  }

  /** A single server of MongoDB's that is no replica set refuses numbered writes. */
  private boolean canRetryWrites() {
    ClusterType type = client.getClusterDescription().getType();
    return type != ClusterType.STANDALONE && type != ClusterType.UNKNOWN;
  }

  /** The driver adds the connection string's write concern to its own writes, not to commands. */
  private BsonDocument withConcern(DatabaseCommand command) {
    BsonDocument body = new BsonDocument();
    body.putAll(command.body());
    WriteConcern concern = client.getWriteConcern();
    if (WRITES.contains(body.getFirstKey()) && !concern.isServerDefault()) {
      body.append("writeConcern", concern.asDocument());
    }
    return body;
  }

  private BsonDocument send(String database, BsonDocument body, Optional<ClientSession> session) {
    MongoDatabase target = client.getDatabase(database);
    return session.isPresent()
        ? target.runCommand(session.get(), body, RawBsonDocument.class)
        : target.runCommand(body, RawBsonDocument.class);
  }

  @Override
  public void close() {
    calls.close();
    if (ownsClient) {
      client.close();
    }
  }

  /** Commands of one session. */
  private final class Conversation implements CommandChannel {
    private final ClientSession session;

    Conversation(ClientSession session) {
      this.session = session;
    }

    @Override
    public BsonDocument run(DatabaseCommand command) {
      return translated(
          () ->
              command.retry() == Retry.READ
                  ? runRead(command, Optional.of(session))
                  : send(command.database(), command.body(), Optional.of(session)));
    }

    @Override
    public CompletionStage<BsonDocument> runAsync(DatabaseCommand command) {
      return calls.start(() -> run(command));
    }

    @Override
    public CommandChannel conversation() {
      return DriverChannel.this.conversation();
    }

    @Override
    public void close() {
      session.close();
    }
  }
}
