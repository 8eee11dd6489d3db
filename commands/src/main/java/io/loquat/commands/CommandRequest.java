package io.loquat.commands;

import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/**
 * One command as a client sent it.
 *
 * @param body the body section, decoded, {@code $db} included; its first field names the command
 * @param sequences the document sequence sections by their identifier, such as {@code documents}
 */
public record CommandRequest(
    BsonDocument body, Map<String, List<RawBsonDocument>> sequences, ClientConnection connection) {}
