/** Sort specifications and the keys they give documents. */
@NullMarked
package io.loquat.query.sort;

import org.jspecify.annotations.NullMarked;
