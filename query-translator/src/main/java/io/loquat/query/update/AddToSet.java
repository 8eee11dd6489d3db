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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** {@code $addToSet}: the array has the elements, which are appended if it does not. */
record AddToSet(List<BsonValue> elements, TextOrder texts) implements FieldChange {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$addToSet",
          "1.0",
          "a document of paths, each with a value or {$each}",
          "makes an array of a missing field",
          List.of(ErrorCode.BAD_VALUE, ErrorCode.TYPE_MISMATCH),
          "Appends to an array what no element equals: one value, or those of $each.",
          List.of(
              Example.of("{a: [1]}", "{$addToSet: {a: 2}}", "{a: [1, 2]}"),
              Example.of("{a: [1, 2]}", "{$addToSet: {a: 2.0}}", "{a: [1, 2]}"),
              Example.of("{a: [1]}", "{$addToSet: {a: {$each: [3, 1, 3]}}}", "{a: [1, 3]}"),
              Example.of("{}", "{$addToSet: {a: 1}}", "{a: [1]}"),
              Example.fails("{a: 1}", "{$addToSet: {a: 2}}", ErrorCode.BAD_VALUE)));

  private static final String EACH = "$each";

  static FieldChange parse(String path, BsonValue argument, QueryContext context) {
    if (!(argument instanceof BsonDocument document)
        || document.isEmpty()
        || !document.getFirstKey().equals(EACH)) {
      return new AddToSet(List.of(argument), context.texts());
    }
    BsonValue each = document.getOrDefault(EACH, BsonNull.VALUE);
    if (!(each instanceof BsonArray array)) {
      throw new CommandException(
          ErrorCode.TYPE_MISMATCH,
          "The argument to $each in $addToSet must be an array but it was of type "
              + ShellText.typeName(each));
    }
    if (document.size() > 1) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "Found unexpected fields after $each in $addToSet: " + ShellText.of(document));
    }
    return new AddToSet(List.copyOf(array), context.texts());
  }

  @Override
  public Optional<BsonValue> apply(Field field) {
    if (field.value().isPresent() && !field.value().get().isArray()) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "Cannot apply $addToSet to non-array field. Field named '%s' has non-array type %s"
              .formatted(field.name(), ShellText.typeName(field.value().get())));
    }
    List<BsonValue> after = new ArrayList<>(ArrayField.orEmpty(field));
    HashSet<ByteBuffer> present = new HashSet<>();
    after.forEach(element -> present.add(key(element)));
    elements.stream().filter(element -> present.add(key(element))).forEach(after::add);
    return SameBytes.keep(field.value(), new BsonArray(after));
  }

  /** Equal elements have equal keys, which sets can hold: comparing all pairs might never end. */
  private ByteBuffer key(BsonValue element) {
    return ByteBuffer.wrap(KeyEncoding.encode(element, texts));
  }
}
