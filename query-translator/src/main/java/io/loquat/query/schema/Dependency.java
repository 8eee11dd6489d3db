package io.loquat.query.schema;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** What must hold for a document that has some field. Immutable. */
sealed interface Dependency {
  boolean holds(BsonDocument document);

  /** What is wrong with a document for which it does not hold. */
  BsonDocument explain(BsonDocument document);

  /** The document must obey a schema. */
  record OnSchema(Schema schema) implements Dependency {
    @Override
    public boolean holds(BsonDocument document) {
      return schema.accepts(document);
    }

    @Override
    public BsonDocument explain(BsonDocument document) {
      return Failure.details(new BsonDocument(), schema, schema.explain(document));
    }
  }

  /** The document must have other fields too. */
  record OnFields(List<String> names) implements Dependency {
    static OnFields parse(String field, BsonArray array) {
      if (array.isEmpty()) {
        throw new CommandException(
            ErrorCode.FAILED_TO_PARSE,
            "property '%s' in $jsonSchema keyword '%s' cannot be an empty array"
                .formatted(field, Dependencies.NAME));
      }
      Set<String> names = new TreeSet<>();
      for (BsonValue element : array) {
        String name = name(field, element);
        if (!names.add(name)) {
          throw wrong(ErrorCode.FAILED_TO_PARSE, field, "contains duplicate element: " + name);
        }
      }
      return new OnFields(array.stream().map(name -> name.asString().getValue()).toList());
    }

    private static String name(String field, BsonValue element) {
      if (!element.isString()) {
        throw wrong(
            ErrorCode.TYPE_MISMATCH,
            field,
            "can only contain strings, but found element of type: " + ShellText.typeName(element));
      }
      return element.asString().getValue();
    }

    private static CommandException wrong(ErrorCode code, String field, String complaint) {
      return new CommandException(
          code,
          "array '%s' in $jsonSchema keyword '%s' %s"
              .formatted(field, Dependencies.NAME, complaint));
    }

    @Override
    public boolean holds(BsonDocument document) {
      return names.stream().allMatch(name -> FieldLookup.has(document, name));
    }

    @Override
    public BsonDocument explain(BsonDocument document) {
      List<BsonString> missing =
          names.stream()
              .filter(name -> !FieldLookup.has(document, name))
              .map(BsonString::new)
              .toList();
      return new BsonDocument("missingProperties", new BsonArray(missing));
    }
  }
}
