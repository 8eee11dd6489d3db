/** Projections: which fields of a document a reply carries. */
@NullMarked
package io.loquat.query.projection;

import org.jspecify.annotations.NullMarked;
