package io.loquat.query.expression.logic;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Truth;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Constant;
import io.loquat.query.expression.tree.Expression.Operation;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonValue;

/** {@code $switch}: the value of the first condition that is true. Immutable. */
record Switch(List<Branch> branches, Optional<Expression> otherwise) implements Operation {
  static final ErrorCode NO_BRANCH_TAKEN = ErrorCode.location(40066);
  static final ErrorCode NO_BRANCHES = ErrorCode.location(40068);

  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$switch",
          "3.4",
          "a document of branches, each with case and then, and a default",
          "as a case, counts as false",
          List.of(
              ErrorCode.location(40060),
              ErrorCode.location(40061),
              ErrorCode.location(40062),
              ErrorCode.location(40063),
              ErrorCode.location(40064),
              ErrorCode.location(40065),
              NO_BRANCH_TAKEN,
              ErrorCode.location(40067),
              NO_BRANCHES),
          "Gives the value of the first branch whose case is true, else the default.",
          List.of(
              Example.of(
                  "{a: 5}",
                  "{$switch: {branches: [{case: {$lt: ['$a', 3]}, then: 'few'},"
                      + " {case: {$lt: ['$a', 9]}, then: 'some'}], default: 'many'}}",
                  "'some'"),
              Example.of("{}", "{$switch: {branches: [{case: '$a', then: 1}], default: 2}}", "2"),
              Example.fails(
                  "{}", "{$switch: {branches: [{case: '$a', then: 1}]}}", NO_BRANCH_TAKEN),
              Example.fails("{}", "{$switch: {branches: []}}", NO_BRANCHES)));

  /** A condition and what it gives. */
  record Branch(Expression condition, Expression value) {}

  static ExpressionOperator operator() {
    return new ExpressionOperator(SPEC, SwitchParser::parse);
  }

  @Override
  public List<Expression> operands() {
    List<Expression> operands = new ArrayList<>();
    branches.forEach(branch -> operands.addAll(List.of(branch.condition(), branch.value())));
    otherwise.ifPresent(operands::add);
    return operands;
  }

  /** Branches with a constant case that is false, and all after one that is true, are left out. */
  @Override
  public List<Expression> certainOperands() {
    List<Expression> operands = new ArrayList<>();
    for (Branch branch : branches) {
      boolean constant = branch.condition() instanceof Constant;
      boolean truth = branch.condition() instanceof Constant(BsonValue value) && Truth.of(value);
      if (truth || !constant) {
        operands.addAll(List.of(branch.condition(), branch.value()));
      }
      if (truth) {
        return operands;
      }
    }
    otherwise.ifPresent(operands::add);
    return operands;
  }

  @Override
  public BsonValue evaluate(Scope scope) {
    for (Branch branch : branches) {
      if (Truth.of(branch.condition().evaluate(scope))) {
        return branch.value().evaluate(scope);
      }
    }
    return otherwise
        .orElseThrow(
            () ->
                new CommandException(
                    NO_BRANCH_TAKEN,
                    "$switch could not find a matching branch for an input, and no default was"
                        + " specified."))
        .evaluate(scope);
  }
}
