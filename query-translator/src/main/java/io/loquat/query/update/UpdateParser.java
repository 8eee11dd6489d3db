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

/** Turns what an update statement says into an {@link Update}. */
final class UpdateParser {
  private final UpdateSource source;
  private final SystemFields systemFields;
  private final QueryContext context;

  UpdateParser(UpdateSource source, SystemFields systemFields, QueryContext context) {
    this.source = source;
    this.systemFields = systemFields;
    this.context = context;
  }

  Update parse(BsonValue update) {
    if (source.constants().isPresent() && !(update instanceof BsonArray)) {
      throw new CommandException(
          ErrorCode.location(51198), "Constant values may only be specified for pipeline updates");
    }
    return switch (update) {
      case BsonDocument document when isReplacement(document) -> replacement(document);
      case BsonDocument document -> operators(document);
      case BsonArray stages -> pipeline(stages);
      default -> throw failedToParse("Update argument must be either an object or an array");
    };
  }

  private static boolean isReplacement(BsonDocument document) {
    return document.isEmpty() || !document.getFirstKey().startsWith("$");
  }

  private Update pipeline(BsonArray stages) {
    refuseArrayFilters("pipeline-style");
    QueryContext within = source.constants().map(context::withVariables).orElse(context);
    return new Update.Computed(UpdatePipeline.parse(stages, systemFields, within));
  }

  private Update replacement(BsonDocument document) {
    refuseArrayFilters("replacement-style");
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

  private void refuseArrayFilters(String style) {
    if (!source.arrayFilters().isEmpty()) {
      throw failedToParse("arrayFilters may not be specified for " + style + " updates");
    }
  }

  private Update operators(BsonDocument document) {
    ArrayFilters arrayFilters = ArrayFilters.parse(source.arrayFilters(), context);
    UpdateScope scope = new UpdateScope(systemFields, context, arrayFilters);
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
      fields.forEach(
          (path, argument) ->
              operator
                  .parser()
                  .parse(path, argument, scope)
                  .forEach(change -> changes.add(change.path(), change.change())));
    }
    arrayFilters.requireUse(changes, document);
    return new Update.Operators(changes, arrayFilters);
  }

  private static UpdateOperator operator(String name) {
    return UpdateOperators.find(name)
        .orElseThrow(
            () ->
                failedToParse(
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
