/** Tests of the load run's own arithmetic and checks. */
@NullMarked
package io.loquat.bench.load;

import org.jspecify.annotations.NullMarked;
