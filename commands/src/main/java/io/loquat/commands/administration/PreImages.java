package io.loquat.commands.administration;

import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.Unsupported;
import java.util.Optional;
import java.util.Set;

/** {@code changeStreamPreAndPostImages}, which can only be off so far. Stateless. */
final class PreImages {
  private static final String FIELD = "changeStreamPreAndPostImages";

  private PreImages() {}

  /** Checks the option, and refuses it if it is on. */
  static void refuse(Arguments arguments) {
    Optional<Arguments> images = arguments.nested(FIELD);
    if (images.isPresent()) {
      images.get().allowOnly(Set.of("enabled"));
      images.get().required("enabled");
      if (images.get().bool("enabled")) {
        throw Unsupported.notYet("Option '" + arguments.path(FIELD) + "'");
      }
    }
  }
}
