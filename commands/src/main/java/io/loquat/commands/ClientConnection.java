package io.loquat.commands;

import java.net.InetSocketAddress;

/**
 * The connection that a command came on.
 *
 * @param id from 1, unique in the life of the process
 */
public record ClientConnection(long id, InetSocketAddress remote) {}
