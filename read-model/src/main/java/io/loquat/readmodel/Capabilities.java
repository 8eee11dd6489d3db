package io.loquat.readmodel;

/**
 * What a store can do, for code that meets stores it does not know. Immutable.
 *
 * {@snippet :
 * if (!store.getCapabilities().expectedVersions()) {
 *   throw new IllegalStateException("this projection needs expected versions");
 * }
 * }
 *
 * @param expectedVersions whether writes check the version that they are told to expect
 * @param metadata whether metadata is kept beside a value
 * @param atomicBatches whether a batch is done as a whole or not at all; if not, each key stands
 *     for itself
 * @param prefixScans whether keys are in order, so that a prefix is found without reading the rest
 * @param documentStore whether there is a {@code DocumentStore} underneath, with filters, updates
 *     and indexes
 * @param softDelete whether values can be archived in place of being deleted, through the document
 *     store
 * @param durable whether a value survives the end of the process once a put has returned
 */
public record Capabilities(
    boolean expectedVersions,
    boolean metadata,
    boolean atomicBatches,
    boolean prefixScans,
    boolean documentStore,
    boolean softDelete,
    boolean durable) {}
