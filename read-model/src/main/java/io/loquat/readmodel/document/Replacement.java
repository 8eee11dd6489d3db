package io.loquat.readmodel.document;

import org.bson.conversions.Bson;

/**
 * One of many documents to be replaced. Immutable if its parts are.
 *
 * {@snippet :
 * users.replaceMany(
 *     List.of(
 *         new Replacement<>(eq("_id", "u1"), ada, UpdateOptions.defaults().upsert(true)),
 *         new Replacement<>(eq("_id", "u2"), grace, UpdateOptions.defaults().expectedVersion(3))));
 * }
 *
 * @param filter which document is meant
 * @param document what it becomes
 */
public record Replacement<T>(Bson filter, T document, UpdateOptions options) {}
