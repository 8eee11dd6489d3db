package io.loquat.examples.orders;

/**
 * How far a projection has come. Immutable.
 *
 * @param position of the last event that is in the read model; later ones may be there too
 * @param clearing whether its table is being emptied, which goes on where a crash left it
 */
record Checkpoint(long position, boolean clearing) {
  static final Checkpoint START = new Checkpoint(0, false);
}
