package io.loquat.embedded;

import io.loquat.commands.ClientConnection;
import io.loquat.commands.CommandRequest;
import io.loquat.readmodel.channel.DatabaseCommand;
import java.util.List;
import java.util.Map;
import org.bson.BsonBinaryWriter;
import org.bson.BsonBinaryWriterSettings;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.BsonWriterSettings;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * Requests as they would have come over the wire: through bytes, so that nobody can change a
 * document on its way, and with the statements of a write still being bytes. Stateless.
 */
final class Requests {
  private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();
  private static final DecoderContext PLAIN = DecoderContext.builder().build();

  /** What the wire takes: documents of 100 levels, inside of commands. */
  private static final int STATEMENT_DEPTH_MAX = 100;

  private static final int BODY_DEPTH_MAX = 201;
  private static final int BYTES_MAX = 48_000_000;
  private static final Map<String, String> STATEMENTS =
      Map.of("insert", "documents", "update", "updates", "delete", "deletes");

  private Requests() {}

  static CommandRequest request(DatabaseCommand command, ClientConnection connection) {
    BsonDocument body = new BsonDocument();
    body.putAll(command.body());
    String field = STATEMENTS.getOrDefault(body.getFirstKey(), "");
    Map<String, List<RawBsonDocument>> sequences = Map.of();
    if (body.get(field) instanceof BsonValue array && array.isArray()) {
      sequences = Map.of(field, array.asArray().stream().map(Requests::statement).toList());
      body.remove(field);
    }
    body.append("$db", new BsonString(command.database()));
    BsonDocument copy = CODEC.decode(raw(body, BODY_DEPTH_MAX).asBsonReader(), PLAIN);
    return new CommandRequest(copy, sequences, connection);
  }

  private static RawBsonDocument statement(BsonValue statement) {
    return statement instanceof RawBsonDocument raw
        ? raw
        : raw(statement.asDocument(), STATEMENT_DEPTH_MAX);
  }

  /**
   * @throws org.bson.BsonSerializationException if it is too deep, or too large
   */
  private static RawBsonDocument raw(BsonDocument document, int depthMax) {
    try (BasicOutputBuffer bytes = new BasicOutputBuffer();
        BsonBinaryWriter writer =
            new BsonBinaryWriter(
                new BsonWriterSettings(depthMax), new BsonBinaryWriterSettings(BYTES_MAX), bytes)) {
      CODEC.encode(writer, document, EncoderContext.builder().build());
      return new RawBsonDocument(bytes.toByteArray());
    }
  }
}
