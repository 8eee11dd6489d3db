/**
 * Documents at rest: straight between BSON bytes and SQLite's JSONB bytes, with no tree between.
 * Knows no SQL and no JDBC. Read first: {@link io.loquat.store.jsonb.JsonbCodec}.
 *
 * <h2>What is written</h2>
 *
 * Headers are as short as they can be, so that equal BSON values have equal JSONB bytes.
 *
 * <ul>
 *   <li>int32 is INT, as {@code 5}; int64 is INT5 in hexadecimal, as {@code 0x5} or {@code -0x5};
 *       the smallest int64 is {@code {"$numberLong": "-9223372036854775808"}}.
 *   <li>double is FLOAT, the shortest text that reads back the same, always with a point or an
 *       exponent: {@code 5.0}, {@code -0.0}, {@code 1.0E300}. NaN and the infinities are {@code
 *       {"$numberDouble": "NaN"}}; a NaN loses its sign and payload.
 *   <li>Strings and field names are TEXT where no JSON string would need an escape, else TEXTRAW:
 *       the plain bytes either way, so {@code ->>}, {@code json_each} and comparisons see the
 *       string itself.
 *   <li>Everything else is an Extended JSON wrapper, see {@link io.loquat.store.jsonb.Wrapper}. So
 *       {@code json_type} of a wrapped value is {@code object}: tell it by its first key.
 *   <li>A key below the root that is a wrapper's name, perhaps with more {@code $} before it, is
 *       stored with one more {@code $}. All such keys, not only first ones: SQL may remove the
 *       fields before them.
 * </ul>
 *
 * <h2>Paths in SQL</h2>
 *
 * SQLite finds a field by {@code $."name"} with every backslash and quote of the name preceded by a
 * backslash: {@code $."a\"b"} finds the field {@code a"b}. Nothing else needs an escape. A path
 * through a name that starts with {@code $} must not be translated: it could look into a wrapper or
 * miss an escaped key. Of equal names in one document SQLite sees the first.
 *
 * <h2>Changing documents in SQL</h2>
 *
 * {@code jsonb_set}, {@code _insert}, {@code _replace}, {@code _remove}, {@code _patch} and {@code
 * _array_insert} copy nodes as they are, and a bound blob is a node to them. {@code jsonb_array},
 * {@code jsonb_object}, {@code jsonb_group_array}, {@code jsonb_group_object} and {@code
 * jsonb_extract} with several paths go through JSON text, and {@code jsonb_extract} of one number
 * gives an SQL number: in all of these an int64 comes back as an int32 if it fits. Make an array by
 * {@code jsonb_set('[]', '$[#]', ?)} instead.
 *
 * <h2>What is read</h2>
 *
 * All that is written, and what SQLite's JSON functions make of it: headers of any size, TEXTJ and
 * TEXT5 strings with escapes, FLOAT5, INT5 of any spelling, integers beyond 64 bits (as doubles).
 * An INT beyond 32 bits reads as int64; a smaller one that SQL computed from an int64 reads as
 * int32, so bind results of int64 arithmetic in the hexadecimal form.
 */
@NullMarked
package io.loquat.store.jsonb;

import org.jspecify.annotations.NullMarked;
