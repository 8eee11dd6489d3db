package io.loquat.compat.conformance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.BsonBinary;
import org.bson.BsonWriter;
import org.bson.RawBsonDocument;
import tools.jackson.databind.JsonNode;

/** One replay of one case on one connection. Confined. */
final class CaseReplay {
  private static final Duration RETRY_EVERY = Duration.ofMillis(200);
  private static final int RETRIES_MAX = 150;
  private static final Pattern NOT_YET =
      Pattern.compile("(?:.*:: )?(.+?) (?:is|are) not supported yet");

  private final WireClient client;
  private final ConformanceCase replayed;
  private final Map<Integer, Node> replies = new HashMap<>();
  private final CaseJson cases = new CaseJson(replies);
  private final Map<String, Session> sessions = new HashMap<>();

  CaseReplay(WireClient client, ConformanceCase replayed) {
    this.client = client;
    this.replayed = replayed;
  }

  /** Why the case fails; empty if it passes. */
  Optional<Failure> run() throws IOException {
    drop();
    try {
      for (int i = 0; i < replayed.steps().size(); i++) {
        JsonNode step = replayed.steps().get(i);
        Optional<Failure> failure = step(i, step);
        if (failure.isPresent()) {
          return failure;
        }
      }
      return Optional.empty();
    } finally {
      for (JsonNode step : replayed.cleanup()) {
        send(step, cases.node(step.get("command")));
      }
      drop();
    }
  }

  private void drop() throws IOException {
    for (String database : replayed.databases()) {
      client.send(
          writer -> {
            writer.writeInt32("dropDatabase", 1);
            writer.writeString("$db", database);
          });
    }
  }

  private Optional<Failure> step(int index, JsonNode step) throws IOException {
    if (step.has("sleepMs")) {
      LockSupport.parkNanos(Duration.ofMillis(step.get("sleepMs").longValue()).toNanos());
      return Optional.empty();
    }
    try {
      Node command = cases.node(step.get("command"));
      Node reply = send(step, command);
      for (int i = 0; i < RETRIES_MAX && mustRetry(step, reply); i++) {
        LockSupport.parkNanos(RETRY_EVERY.toNanos());
        reply = send(step, command);
      }
      replies.put(index, reply);
      Optional<String> waitsFor = notSupportedYet(reply);
      return new Judge(cases)
          .problem(step.get("expect"), reply)
          .map(problem -> new Failure(index, problem, step, waitsFor));
    } catch (CaseJson.MissingReplyValueException missing) {
      return Optional.of(
          new Failure(index, String.valueOf(missing.getMessage()), step, Optional.empty()));
    }
  }

  /** What the server says it lacks, if the reply is such an error. */
  private static Optional<String> notSupportedYet(Node reply) {
    return Stream.of("errmsg", "writeErrors.0.errmsg", "cursor.firstBatch.0.errmsg")
        .flatMap(path -> Node.walk(reply, path).stream())
        .flatMap(message -> message instanceof Node.Scalar text ? text.parts().stream() : null)
        .map(NOT_YET::matcher)
        .filter(Matcher::find)
        .map(match -> match.group(1))
        .findFirst();
  }

  private static boolean mustRetry(JsonNode step, Node reply) {
    return step.has("retryOnError")
        && Node.walk(reply, "code").flatMap(Node::number).map(Number::intValue).orElse(0)
            == step.get("retryOnError").intValue();
  }

  private Node send(JsonNode step, Node command) throws IOException {
    Optional<Session> session =
        Optional.ofNullable(step.get("lsid"))
            .map(label -> sessions.computeIfAbsent(label.asString(), key -> new Session()));
    session.filter(s -> step.path("txn").has("start")).ifPresent(Session::nextTransaction);
    RawBsonDocument reply =
        client.send(
            writer -> {
              new CommandWriter(writer).fields(command);
              writer.writeString("$db", step.get("db").asString());
              session.ifPresent(s -> s.write(writer, step.path("txn")));
            });
    return ReplyReader.read(reply);
  }

  /** A logical session of the case, with its transaction number. */
  private static final class Session {
    private final UUID id = UUID.randomUUID();
    private long transactionNumber;

    void nextTransaction() {
      transactionNumber++;
    }

    void write(BsonWriter writer, JsonNode transaction) {
      writer.writeStartDocument("lsid");
      ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
      bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
      writer.writeBinaryData("id", new BsonBinary((byte) 4, bytes.array()));
      writer.writeEndDocument();
      if (transaction.isObject()) {
        writer.writeInt64("txnNumber", transactionNumber);
        writer.writeBoolean("autocommit", false);
        if (transaction.has("start")) {
          writer.writeBoolean("startTransaction", true);
        }
      }
    }
  }

  /**
   * @param step the index of the step, from 0
   * @param request the step as the case has it
   * @param waitsFor what the server said that it does not support yet
   */
  record Failure(int step, String problem, JsonNode request, Optional<String> waitsFor) {}

  /** A reply that could not be had counts as a failure of the step at hand. */
  static Failure broken(ConformanceCase replayed, Exception problem) {
    return new Failure(-1, "connection: " + problem, replayed.steps().get(0), Optional.empty());
  }
}
