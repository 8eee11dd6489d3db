/** Tests of the write lane, without anything to write to. */
@NullMarked
package io.loquat.concurrency;

import org.jspecify.annotations.NullMarked;
