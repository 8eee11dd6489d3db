package io.loquat.query.update;

import io.loquat.model.SystemFields;
import io.loquat.query.context.QueryContext;

/** What the operators of an update share when they are parsed. Immutable. */
record UpdateScope(SystemFields systemFields, QueryContext context, ArrayFilters arrayFilters) {}
