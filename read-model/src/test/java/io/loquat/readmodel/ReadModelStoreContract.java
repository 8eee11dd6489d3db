package io.loquat.readmodel;

/**
 * What every {@link ReadModelStore} does. A test of one implements this and names it; a test of
 * another module finds it in this module's test-jar.
 */
public interface ReadModelStoreContract
    extends ValueContract, VersionContract, KeyContract, BatchContract, RaceContract {}
