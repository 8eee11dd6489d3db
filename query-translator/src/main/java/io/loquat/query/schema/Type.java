package io.loquat.query.schema;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;

/**
 * {@code type} and {@code bsonType}: the types that a value may have. Immutable.
 *
 * @param specifiedAs the one of the two that the schema has
 */
record Type(BsonDocument specifiedAs, Set<BsonType> allowed) implements Limit {
  private static final String JSON = "type";
  private static final String BSON = "bsonType";

  static Optional<Keyword> parse(SchemaSource source) {
    if (source.has(JSON) && source.has(BSON)) {
      throw new CommandException(
          ErrorCode.FAILED_TO_PARSE,
          "Cannot specify both $jsonSchema keywords '" + JSON + "' and '" + BSON + "'");
    }
    Optional<Keyword> json = source.value(JSON).map(names -> of(source, JSON, names));
    return json.or(() -> source.value(BSON).map(names -> of(source, BSON, names)));
  }

  private static Type of(SchemaSource source, String keyword, BsonValue names) {
    EnumSet<BsonType> types = EnumSet.noneOf(BsonType.class);
    for (String name : names(keyword, names)) {
      types.addAll(
          (keyword.equals(JSON) ? TypeNames.JSON : TypeNames.BSON)
              .apply(name)
              .orElseThrow(
                  () ->
                      new CommandException(
                          ErrorCode.BAD_VALUE, "Unknown type name alias: " + name)));
    }
    if (types.isEmpty()) {
      throw SchemaSource.unparsable(keyword, "must name at least one type");
    }
    return new Type(source.specified(keyword), types);
  }

  private static Set<String> names(String keyword, BsonValue value) {
    if (value.isString()) {
      return Set.of(supported(value.asString().getValue()));
    }
    if (!value.isArray()) {
      throw SchemaSource.mismatch(keyword, "must be either a string or an array of strings");
    }
    return names(keyword, value.asArray());
  }

  private static Set<String> names(String keyword, BsonArray array) {
    Set<String> names = new LinkedHashSet<>();
    for (BsonValue element : array) {
      if (!element.isString()) {
        throw SchemaSource.mismatch(keyword, "array elements must be strings");
      }
      String name = supported(element.asString().getValue());
      if (!names.add(name)) {
        throw SchemaSource.unparsable(keyword, "has duplicate value: " + name);
      }
    }
    return names;
  }

  private static String supported(String name) {
    if (name.equals("integer")) {
      throw new CommandException(
          ErrorCode.FAILED_TO_PARSE, "$jsonSchema type 'integer' is not currently supported.");
    }
    return name;
  }

  @Override
  public boolean accepts(BsonValue value) {
    return allowed.contains(value.getBsonType());
  }

  @Override
  public String reason() {
    return "type did not match";
  }

  @Override
  public BsonDocument considered(BsonValue value) {
    return new BsonDocument("consideredValue", value)
        .append("consideredType", new BsonString(ShellText.typeName(value)));
  }
}
