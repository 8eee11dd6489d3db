package io.loquat.query.filter;

import io.loquat.model.ErrorCode;
import java.util.Optional;

/**
 * A document, a filter, and what comes of them; both in Extended JSON. Immutable.
 *
 * @param matches whether the document matches; false where {@code error} is given
 * @param error the answer to a filter that is refused
 */
record OperatorExample(String document, String filter, boolean matches, Optional<ErrorCode> error) {
  static OperatorExample match(String document, String filter) {
    return new OperatorExample(document, filter, true, Optional.empty());
  }

  static OperatorExample noMatch(String document, String filter) {
    return new OperatorExample(document, filter, false, Optional.empty());
  }

  static OperatorExample refused(String filter, ErrorCode code) {
    return new OperatorExample("{}", filter, false, Optional.of(code));
  }
}
