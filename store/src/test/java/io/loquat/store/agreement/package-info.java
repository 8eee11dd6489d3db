/** Tests that what the translator says in SQL is what the evaluators say in Java. */
@NullMarked
package io.loquat.store.agreement;

import org.jspecify.annotations.NullMarked;
