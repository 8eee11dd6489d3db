/** Tests of connections, over embedded channels and over sockets. */
@NullMarked
package io.loquat.wire;

import org.jspecify.annotations.NullMarked;
