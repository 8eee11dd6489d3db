@NullMarked
package io.loquat.softdelete;

import org.jspecify.annotations.NullMarked;
