package io.loquat.query.update;

import java.util.List;
import java.util.Optional;

/** The catalogue of update operators, by name. Immutable. */
final class UpdateOperators {
  static final List<UpdateOperator> ALL =
      List.of(
          new UpdateOperator(AddToSet.SPEC, AddToSet::parse),
          new UpdateOperator(Inc.SPEC, Inc::parse),
          new UpdateOperator(Max.SPEC, Max::parse),
          new UpdateOperator(Min.SPEC, Min::parse),
          new UpdateOperator(Pull.SPEC, Pull::parse),
          new UpdateOperator(Push.SPEC, Push::parse),
          new UpdateOperator(Set.SPEC, Set::parse),
          new UpdateOperator(SetOnInsert.SPEC, SetOnInsert::parse),
          new UpdateOperator(Unset.SPEC, Unset::parse));

  /** MongoDB's other operators: known, so that the client hears that they are not supported yet. */
  static final List<String> UNSUPPORTED =
      List.of("$bit", "$currentDate", "$mul", "$pop", "$pullAll", "$rename");

  private UpdateOperators() {}

  static Optional<UpdateOperator> find(String name) {
    return ALL.stream().filter(operator -> operator.name().equals(name)).findFirst();
  }
}
