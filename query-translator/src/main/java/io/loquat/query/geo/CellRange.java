package io.loquat.query.geo;

import org.bson.BsonValue;

/**
 * Places that lie side by side in an index: the keys of one field from one value to another.
 * Immutable.
 *
 * @param least the first value, included
 * @param greatest the last value, included
 */
public record CellRange(BsonValue least, BsonValue greatest) {}
