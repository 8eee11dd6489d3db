/** Fuzzing: nothing that a client sends may end in anything but an answer or a clear error. */
@NullMarked
package io.loquat.fuzz;

import org.jspecify.annotations.NullMarked;
