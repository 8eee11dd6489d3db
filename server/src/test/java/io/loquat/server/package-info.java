/** Tests of the program, in this process and in one of its own. */
@NullMarked
package io.loquat.server;

import org.jspecify.annotations.NullMarked;
