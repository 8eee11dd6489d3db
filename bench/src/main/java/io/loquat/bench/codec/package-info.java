/**
 * JMH benchmarks of single parts, without a server. Must not know: sockets. Read first: {@link
 * io.loquat.bench.codec.JsonbCodecBenchmark}.
 */
@NullMarked
package io.loquat.bench.codec;

import org.jspecify.annotations.NullMarked;
