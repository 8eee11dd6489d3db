package io.loquat.query.update;

import io.loquat.query.context.QueryContext;
import io.loquat.query.operator.OperatorSpec;
import org.bson.BsonValue;

/**
 * An entry of the catalogue of update operators. Immutable.
 *
 * @param parser checks the operator's argument for one path
 */
record UpdateOperator(OperatorSpec spec, Parser parser) {
  String name() {
    return spec.name();
  }

  /** Makes the change of one path. */
  @FunctionalInterface
  interface Parser {
    /**
     * @throws io.loquat.model.CommandException if the operator takes no such argument
     */
    FieldChange parse(String path, BsonValue argument, QueryContext context);
  }
}
