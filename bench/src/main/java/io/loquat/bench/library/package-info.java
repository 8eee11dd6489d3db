/**
 * What the Java library costs: the same puts and gets through it and through the bare driver, on
 * one server, in turns. Must not know: how either works inside. Read first: {@link
 * io.loquat.bench.library.LibraryRun}.
 */
@NullMarked
package io.loquat.bench.library;

import org.jspecify.annotations.NullMarked;
