package io.loquat.query.accumulator;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.accumulator.Accumulation;
import io.loquat.query.operator.ShellText;
import org.bson.BsonArray;
import org.bson.BsonValue;

/**
 * What another accumulation makes of the elements of arrays. Confined to one run.
 *
 * @param operator for messages
 */
record ElementsAccumulation(String operator, Accumulation elements) implements Accumulation {
  @Override
  public void add(BsonValue value) {
    if (MissingValue.is(value)) {
      return;
    }
    if (!(value instanceof BsonArray array)) {
      throw new CommandException(
          ErrorCode.TYPE_MISMATCH,
          "%s requires array inputs, but input %s is of type %s"
              .formatted(operator, ShellText.of(value), ShellText.typeName(value)));
    }
    array.forEach(elements::add);
  }

  @Override
  public BsonValue result() {
    return elements.result();
  }
}
