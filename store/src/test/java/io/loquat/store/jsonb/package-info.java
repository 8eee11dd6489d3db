/** Tests of the JSONB codec against a real SQLite. */
@NullMarked
package io.loquat.store.jsonb;

import org.jspecify.annotations.NullMarked;
