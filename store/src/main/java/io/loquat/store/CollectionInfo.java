package io.loquat.store;

import io.loquat.model.Namespace;
import io.loquat.model.SystemFields;
import java.util.UUID;
import org.bson.BsonDocument;

/**
 * A collection as the catalog has it. Immutable.
 *
 * @param uuid its identity, which survives a rename
 * @param options as given to {@code create}, for {@code listCollections}
 */
public record CollectionInfo(
    Namespace namespace, UUID uuid, SystemFields systemFields, BsonDocument options) {}
