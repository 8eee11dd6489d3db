/** Spring Data MongoDB against a running server, in both profiles. */
@NullMarked
package io.loquat.compat.spring;

import org.jspecify.annotations.NullMarked;
