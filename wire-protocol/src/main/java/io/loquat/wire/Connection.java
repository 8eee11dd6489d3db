package io.loquat.wire;

import java.net.InetSocketAddress;

/**
 * A client's connection. Immutable.
 *
 * @param id from 1, unique in the life of the process
 */
public record Connection(long id, InetSocketAddress remote) {}
