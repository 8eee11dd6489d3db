package io.loquat.readmodel.locking;

/**
 * What a compare-and-swap came to. Immutable.
 *
 * {@snippet :
 * if (!locking.compareAndSwap("order-7", "status", "open", "paid").swapped()) {
 *   log.info("somebody was quicker");
 * }
 * }
 *
 * @param swapped whether the field had the value, and has the new one now
 * @param version the document's version now
 * @param attempts how often it was tried, at least 1
 */
public record SwapResult(boolean swapped, long version, int attempts) {}
