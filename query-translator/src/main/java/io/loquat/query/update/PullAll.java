package io.loquat.query.update;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.KeyEncoding;
import io.loquat.model.TextOrder;
import io.loquat.query.context.QueryContext;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonValue;

/**
 * {@code $pullAll}: the array is without the elements that equal one of some values.
 *
 * @param keys of the values: equal values have equal keys
 */
record PullAll(Set<ByteBuffer> keys, TextOrder texts) implements FieldChange {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$pullAll",
          "1.0",
          "a document of paths, each with an array of values",
          "leaves a missing field missing",
          List.of(ErrorCode.BAD_VALUE, ErrorCode.PATH_NOT_VIABLE),
          "Removes from an array all elements that equal one of some values.",
          List.of(
              Example.of("{a: [1, 2, 1, 3]}", "{$pullAll: {a: [1, 3]}}", "{a: [2]}"),
              Example.of("{a: [1, 2.0]}", "{$pullAll: {a: [2]}}", "{a: [1]}"),
              Example.of("{a: [{x: 1}, 1]}", "{$pullAll: {a: [{x: 1}]}}", "{a: [1]}"),
              Example.of("{b: 1}", "{$pullAll: {a: [1]}}", "{b: 1}"),
              Example.fails("{a: 1}", "{$pullAll: {a: [1]}}", ErrorCode.BAD_VALUE)));

  static FieldChange parse(String path, BsonValue argument, QueryContext context) {
    if (!(argument instanceof BsonArray values)) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "$pullAll requires an array argument but was given a " + ShellText.typeName(argument));
    }
    Set<ByteBuffer> keys = new HashSet<>();
    values.forEach(value -> keys.add(key(value, context.texts())));
    return new PullAll(keys, context.texts());
  }

  @Override
  public Optional<BsonValue> apply(Field field) {
    return ArrayField.without(field, element -> keys.contains(key(element, texts)));
  }

  @Override
  public boolean needsViablePath() {
    return true;
  }

  private static ByteBuffer key(BsonValue value, TextOrder texts) {
    return ByteBuffer.wrap(KeyEncoding.encode(value, texts));
  }
}
