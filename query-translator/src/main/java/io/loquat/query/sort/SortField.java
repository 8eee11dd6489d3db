package io.loquat.query.sort;

import java.util.List;

/** One field of a sort. Immutable. */
record SortField(List<String> parts, boolean descending) {}
