/** Tests of BSON on the wire. */
@NullMarked
package io.loquat.wire.bson;

import org.jspecify.annotations.NullMarked;
