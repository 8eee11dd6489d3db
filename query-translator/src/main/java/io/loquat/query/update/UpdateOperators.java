package io.loquat.query.update;

import java.util.List;
import java.util.Optional;

/** The catalogue of update operators, by name. Immutable. */
final class UpdateOperators {
  static final List<UpdateOperator> ALL =
      List.of(
          UpdateOperator.onField(AddToSet.SPEC, AddToSet::parse),
          UpdateOperator.onField(Bit.SPEC, Bit::parse),
          UpdateOperator.onField(CurrentDate.SPEC, CurrentDate::parse),
          UpdateOperator.onField(Inc.SPEC, Inc::parse),
          UpdateOperator.onField(Max.SPEC, Max::parse),
          UpdateOperator.onField(Min.SPEC, Min::parse),
          UpdateOperator.onField(Mul.SPEC, Mul::parse),
          UpdateOperator.onField(Pop.SPEC, Pop::parse),
          UpdateOperator.onField(Pull.SPEC, Pull::parse),
          UpdateOperator.onField(PullAll.SPEC, PullAll::parse),
          UpdateOperator.onField(Push.SPEC, Push::parse),
          new UpdateOperator(Rename.SPEC, Rename::parse),
          UpdateOperator.onField(Set.SPEC, Set::parse),
          UpdateOperator.onField(SetOnInsert.SPEC, SetOnInsert::parse),
          UpdateOperator.onField(Unset.SPEC, Unset::parse));

  private UpdateOperators() {}

  static Optional<UpdateOperator> find(String name) {
    return ALL.stream().filter(operator -> operator.name().equals(name)).findFirst();
  }
}
