/**
 * What every layer shares of MongoDB's data model: names, paths, the order of BSON values, their
 * order-preserving keys, numbers, and error codes.
 *
 * <p>Must not know: the network, SQL, files. Read first: {@link io.loquat.model.BsonOrder}.
 */
@NullMarked
package io.loquat.model;

import org.jspecify.annotations.NullMarked;
