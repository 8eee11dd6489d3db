/** Tests of commands against a real store in a temporary folder. Read first: {@link TestServer}. */
@NullMarked
package io.loquat.commands;

import org.jspecify.annotations.NullMarked;
