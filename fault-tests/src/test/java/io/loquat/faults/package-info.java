/** What a server must survive: {@code kill -9} under load and a disk that refuses. */
@NullMarked
package io.loquat.faults;

import org.jspecify.annotations.NullMarked;
