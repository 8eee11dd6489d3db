package io.loquat.query.sort;

/**
 * One field of a sort as a planner sees it. Immutable.
 *
 * @param path dotted
 */
public record SortPart(String path, boolean descending) {}
