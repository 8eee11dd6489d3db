package io.loquat.query.update;

import io.loquat.model.ArrayIndex;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import io.loquat.query.update.UpdateOperator.PathChange;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * {@code $rename}: the field has the value that another had, which is removed beside this by an
 * {@link Unset}. No other change of the update touches either, so the document before the update
 * tells all.
 */
record Rename(UpdatePath source, UpdatePath target) implements FieldChange {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$rename",
          "1.8",
          "a document of paths, each with another path",
          "leaves everything as it is if the field is missing; null is moved as a value",
          List.of(ErrorCode.BAD_VALUE, ErrorCode.PATH_NOT_VIABLE, ErrorCode.EMPTY_FIELD_NAME),
          "Moves a field to another path, where it replaces what is there; not within arrays.",
          List.of(
              Example.of("{a: 1, b: 2}", "{$rename: {a: 'c'}}", "{b: 2, c: 1}"),
              Example.of("{a: 1, b: 2}", "{$rename: {a: 'b'}}", "{b: 1}"),
              Example.of("{a: {b: 1}}", "{$rename: {'a.b': 'c.d'}}", "{a: {}, c: {d: 1}}"),
              Example.of("{a: 1}", "{$rename: {b: 'c'}}", "{a: 1}"),
              Example.fails("{a: 1}", "{$rename: {a: 'a'}}", ErrorCode.BAD_VALUE),
              Example.fails("{a: [1]}", "{$rename: {'a.0': 'b'}}", ErrorCode.BAD_VALUE)));

  static List<PathChange> parse(String path, BsonValue argument, UpdateScope scope) {
    if (!(argument instanceof BsonString to)) {
      throw bad(
          "The 'to' field for $rename must be a string: " + path + ": " + ShellText.of(argument));
    }
    if (to.getValue().indexOf('\0') >= 0) {
      throw new CommandException(
          ErrorCode.location(9867600),
          "The 'to' field for $rename cannot contain an embedded null byte");
    }
    UpdatePath source = UpdatePath.parse(path, scope);
    UpdatePath target = UpdatePath.parse(to.getValue(), scope);
    if (source.parts().equals(target.parts())) {
      throw bad(
          "The source and target field for $rename must differ: %s: \"%s\""
              .formatted(path, target.text()));
    }
    if (source.isDynamic()) {
      throw bad("The source field for $rename may not be dynamic: " + source.text());
    }
    if (target.isDynamic()) {
      throw bad("The destination field for $rename may not be dynamic: " + target.text());
    }
    return List.of(
        new PathChange(source, new Unset()), new PathChange(target, new Rename(source, target)));
  }

  @Override
  public Optional<BsonValue> apply(Field field) {
    Optional<BsonValue> found = valueAtSource(field.document());
    if (found.isEmpty()) {
      return field.value();
    }
    if (field.value().isPresent() && target.parts().getFirst().equals(DocumentId.NAME)) {
      throw UpdatePath.immutable(target.text(), DocumentId.NAME);
    }
    checkTarget(field.document());
    return SameBytes.keep(field.value(), found.get());
  }

  private Optional<BsonValue> valueAtSource(BsonDocument document) {
    BsonValue value = document;
    Optional<String> array = Optional.empty();
    for (int depth = 0; depth < source.parts().size(); depth++) {
      Optional<BsonValue> next = step(value, depth);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      if (value.isArray()) {
        array = Optional.of(source.parts().get(depth - 1));
      }
      value = next.get();
    }
    if (array.isPresent()) {
      throw inArray("source", source, array.get(), document);
    }
    return Optional.of(value);
  }

  private Optional<BsonValue> step(BsonValue value, int depth) {
    String part = source.parts().get(depth);
    if (value instanceof BsonDocument document) {
      return Optional.ofNullable(document.get(part));
    }
    if (value instanceof BsonArray array && ArrayIndex.isIndex(part)) {
      int offset = ArrayIndex.offset(part);
      return offset >= 0 && offset < array.size()
          ? Optional.of(array.get(offset))
          : Optional.empty();
    }
    throw new CommandException(
        ErrorCode.PATH_NOT_VIABLE,
        "cannot use the part (%s of %s) to traverse the element (%s)"
            .formatted(part, source.text(), ShellText.field(source.parts().get(depth - 1), value)));
  }

  /** What the target replaces may be an array, but may not lie in one. */
  private void checkTarget(BsonDocument document) {
    BsonDocument above = document;
    for (String part : target.parts().subList(0, target.parts().size() - 1)) {
      BsonValue value = above.get(part);
      if (value instanceof BsonArray) {
        throw inArray("destination", target, part, document);
      }
      if (!(value instanceof BsonDocument inner)) {
        return;
      }
      above = inner;
    }
  }

  private static CommandException inArray(
      String role, UpdatePath path, String array, BsonDocument document) {
    return bad(
        "The %s field cannot be an array element, '%s' in doc with %s has an array field called '%s'"
            .formatted(role, path.text(), Field.documentName(document), array));
  }

  private static CommandException bad(String message) {
    return new CommandException(ErrorCode.BAD_VALUE, message);
  }
}
