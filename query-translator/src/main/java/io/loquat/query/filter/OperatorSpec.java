package io.loquat.query.filter;

import io.loquat.model.ErrorCode;
import java.util.List;

/**
 * What a reader wants to know about an operator; tests and the manual are made from it. Immutable.
 *
 * @param name MongoDB's name, with the dollar sign
 * @param since the version of Loquat that has it first
 * @param description one sentence
 * @param errorCodes what parsing its operand may answer
 * @param examples each runs against the evaluator and against SQL, and is printed in the manual
 */
record OperatorSpec(
    String name,
    String since,
    String description,
    List<ErrorCode> errorCodes,
    List<OperatorExample> examples) {
  OperatorSpec {
    errorCodes = List.copyOf(errorCodes);
    examples = List.copyOf(examples);
  }
}
