package io.loquat.query.update;

import io.loquat.query.context.QueryContext;
import io.loquat.query.operator.OperatorSpec;
import java.util.List;
import org.bson.BsonValue;

/**
 * An entry of the catalogue of update operators. Immutable.
 *
 * @param parser checks the operator's argument for one path
 */
record UpdateOperator(OperatorSpec spec, Parser parser) {
  /** An operator that changes the field it names, and no other. */
  static UpdateOperator onField(OperatorSpec spec, FieldParser parser) {
    return new UpdateOperator(
        spec,
        (path, argument, scope) -> {
          FieldChange change = parser.parse(path, argument, scope.context());
          return List.of(new PathChange(UpdatePath.parse(path, scope), change));
        });
  }

  String name() {
    return spec.name();
  }

  /** A change and where it applies. */
  record PathChange(UpdatePath path, FieldChange change) {}

  /** Makes the changes of one path. */
  @FunctionalInterface
  interface Parser {
    /**
     * @throws io.loquat.model.CommandException if the operator takes no such path or argument
     */
    List<PathChange> parse(String path, BsonValue argument, UpdateScope scope);
  }

  /** Makes the change of one field. */
  @FunctionalInterface
  interface FieldParser {
    /**
     * @throws io.loquat.model.CommandException if the operator takes no such argument
     */
    FieldChange parse(String path, BsonValue argument, QueryContext context);
  }
}
