package io.loquat.readmodel.document;

import java.util.Optional;

/**
 * What an update or a replacement did. Immutable.
 *
 * {@snippet :
 * boolean there = users.updateOne(eq("_id", "u1"), set("name", "Ada")).matched() == 1;
 * }
 *
 * @param matched documents that the filter found; an upserted one is not counted
 * @param modified documents that are different now; the others kept their version
 * @param upsertedId the {@code _id} of the document that was inserted because none matched, as in
 *     {@link InsertOneResult}
 */
public record UpdateResult(long matched, long modified, Optional<Object> upsertedId) {}
