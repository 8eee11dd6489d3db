/** Real drivers and tools against a running server. */
@NullMarked
package io.loquat.compat;

import org.jspecify.annotations.NullMarked;
