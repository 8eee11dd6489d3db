package io.loquat.query.update;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.SystemFields;
import io.loquat.query.context.QueryContext;
import io.loquat.query.operator.ShellText;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Turns the {@code u} of an update statement into an {@link Update}. */
final class UpdateParser {
  private final SystemFields systemFields;
  private final QueryContext context;

  UpdateParser(SystemFields systemFields, QueryContext context) {
    this.systemFields = systemFields;
    this.context = context;
  }

  Update parse(BsonValue update) {
    return switch (update) {
      case BsonDocument document when isReplacement(document) -> replacement(document);
      case BsonDocument document -> operators(document);
      case BsonArray _ ->
          throw new CommandException(
              ErrorCode.COMMAND_NOT_SUPPORTED,
              "Updates with an aggregation pipeline are not supported yet");
      default -> throw failedToParse("Update argument must be either an object or an array");
    };
  }

  private static boolean isReplacement(BsonDocument document) {
    return document.isEmpty() || !document.getFirstKey().startsWith("$");
  }

  private Update replacement(BsonDocument document) {
    BsonDocument fields = new BsonDocument();
    for (Map.Entry<String, BsonValue> field : document.entrySet()) {
      if (field.getKey().startsWith("$")) {
        throw dollarPrefixed(field.getKey());
      }
      if (systemFields == SystemFields.HIDDEN || !SystemFields.NAMES.contains(field.getKey())) {
        fields.put(field.getKey(), field.getValue());
      }
    }
    return new Update.Replacement(fields);
  }

  private Update operators(BsonDocument document) {
    PathTree.Branch changes = PathTree.Branch.empty();
    for (Map.Entry<String, BsonValue> entry : document.entrySet()) {
      UpdateOperator operator = operator(entry.getKey());
      if (!(entry.getValue() instanceof BsonDocument fields)) {
        throw failedToParse(
            ("Modifiers operate on fields but we found type %s instead. For example:"
                    + " {$mod: {<field>: ...}} not {%s: %s}")
                .formatted(
                    ShellText.typeName(entry.getValue()),
                    entry.getKey(),
                    ShellText.of(entry.getValue())));
      }
      fields.forEach((path, argument) -> add(changes, operator, path, argument));
    }
    return new Update.Operators(changes);
  }

  private void add(
      PathTree.Branch changes, UpdateOperator operator, String text, BsonValue argument) {
    UpdatePath path = UpdatePath.parse(text, systemFields);
    changes.add(path, operator.parser().parse(text, argument, context));
  }

  private static UpdateOperator operator(String name) {
    return UpdateOperators.find(name)
        .orElseThrow(
            () ->
                UpdateOperators.UNSUPPORTED.contains(name)
                    ? new CommandException(
                        ErrorCode.COMMAND_NOT_SUPPORTED,
                        "The update operator %s is not supported yet".formatted(name))
                    : failedToParse(
                        ("Unknown modifier: %s. Expected a valid update modifier or"
                                + " pipeline-style update specified as an array")
                            .formatted(name)));
  }

  static CommandException dollarPrefixed(String name) {
    return new CommandException(
        ErrorCode.DOLLAR_PREFIXED_FIELD_NAME,
        ("The dollar ($) prefixed field '%s' in '%s' is not allowed in the context of an"
                + " update's replacement document. Consider using an aggregation pipeline with"
                + " $replaceWith.")
            .formatted(name, name));
  }

  private static CommandException failedToParse(String message) {
    return new CommandException(ErrorCode.FAILED_TO_PARSE, message);
  }
}
