/**
 * How fast Loquat is, beside the least code that could do the same. Knows every module; nothing
 * knows it. Read first: {@link io.loquat.bench.Main}.
 */
@NullMarked
package io.loquat.bench;

import org.jspecify.annotations.NullMarked;
