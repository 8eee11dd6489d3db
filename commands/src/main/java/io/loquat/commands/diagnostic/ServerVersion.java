package io.loquat.commands.diagnostic;

import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonInt32;

/** The versions that the server names to clients. Stateless. */
public final class ServerVersion {
  /** The MongoDB version whose wire protocol and behaviour are spoken. */
  public static final String MONGODB = "8.0.0";

  static final String FEATURE_COMPATIBILITY = "8.0";
  static final String LOQUAT = "0.1.0";
  static final int WIRE_MAX = 25;
  static final int DOCUMENT_BYTES_MAX = 16 * 1024 * 1024;
  static final int MESSAGE_BYTES_MAX = 48_000_000;
  static final int WRITES_A_BATCH_MAX = 100_000;
  static final int SESSION_TIMEOUT_MINUTES = 30;

  private ServerVersion() {}

  static BsonArray mongodbNumbers() {
    return new BsonArray(
        List.of(new BsonInt32(8), new BsonInt32(0), new BsonInt32(0), new BsonInt32(0)));
  }
}
