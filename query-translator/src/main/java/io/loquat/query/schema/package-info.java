/**
 * JSON Schema as {@code $jsonSchema} has it: draft 4 with MongoDB's {@code bsonType}, on BSON
 * values. Says whether a value obeys a schema, and which of its rules it breaks.
 *
 * <p>Must not know: filters, SQL, commands. Read first: {@link io.loquat.query.schema.JsonSchema},
 * then one of the keywords, such as {@link io.loquat.query.schema.MinLength}.
 */
@NullMarked
package io.loquat.query.schema;

import org.jspecify.annotations.NullMarked;
