package io.loquat.readmodel.document;

/**
 * What became of one inserted document. Immutable.
 *
 * {@snippet :
 * Object id = users.insertOne(ada).id();
 * }
 *
 * @param id the document's {@code _id} as Java has it: a {@code String} (a new UUID if the document
 *     came without an id), {@code Integer}, {@code Long}, {@code ObjectId}, {@code Instant} ...
 */
public record InsertOneResult(Object id) {}
