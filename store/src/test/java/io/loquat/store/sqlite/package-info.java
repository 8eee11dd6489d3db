/** Tests of the store on SQLite, with the file's integrity checked after each. */
@NullMarked
package io.loquat.store.sqlite;

import org.jspecify.annotations.NullMarked;
