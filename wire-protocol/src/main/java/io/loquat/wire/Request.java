package io.loquat.wire;

import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/**
 * A request, whichever opcode it came in. Valid BSON throughout, checked.
 *
 * @param body decoded; for OP_QUERY the query document with {@code $db} added
 * @param sequences the kind-1 sections by identifier
 */
public record Request(BsonDocument body, Map<String, List<RawBsonDocument>> sequences) {}
