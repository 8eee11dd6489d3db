package io.loquat.commands.validation;

import io.loquat.commands.validation.ValidationOptions.Action;
import io.loquat.commands.validation.ValidationOptions.Level;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.SystemFields;
import io.loquat.query.operator.ShellText;
import io.loquat.query.validation.Validator;
import io.loquat.store.CollectionInfo;
import io.loquat.store.DocumentCheck;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a collection demands of each document that a command writes. Confined to the lane.
 *
 * @param budget of the command
 */
record CollectionCheck(CollectionInfo collection, Validator validator, DetailBudget budget)
    implements DocumentCheck {
  private static final Logger LOG = LoggerFactory.getLogger(CollectionCheck.class);

  @Override
  public void check(Optional<BsonDocument> before, BsonDocument after) {
    BsonDocument document = withoutSystemFields(after);
    if (!validator.accepts(document) && !isExempt(before)) {
      refuse(document);
    }
  }

  /** What a client writes into system fields is dropped, so nothing can be wrong with it. */
  private BsonDocument withoutSystemFields(BsonDocument document) {
    if (collection.systemFields() == SystemFields.HIDDEN
        || SystemFields.NAMES.stream().noneMatch(document::containsKey)) {
      return document;
    }
    BsonDocument own = new BsonDocument();
    document.forEach(
        (name, value) -> {
          if (!SystemFields.NAMES.contains(name)) {
            own.append(name, value);
          }
        });
    return own;
  }

  private boolean isExempt(Optional<BsonDocument> before) {
    return before.isPresent()
        && ValidationOptions.level(collection.options()) == Level.MODERATE
        && !validator.accepts(before.get());
  }

  private void refuse(BsonDocument document) {
    Action action = ValidationOptions.action(collection.options());
    BsonDocument info =
        new BsonDocument("failingDocumentId", document.getOrDefault("_id", BsonNull.VALUE))
            .append("details", budget.take(validator.explain(document)));
    if (action != Action.ERROR) {
      LOG.atWarn()
          .setMessage("document failed validation")
          .addKeyValue("namespace", collection.namespace())
          .addKeyValue("details", ShellText.of(info))
          .log();
    }
    if (action != Action.WARN) {
      throw new CommandException(
          ErrorCode.DOCUMENT_VALIDATION_FAILURE,
          "Document failed validation",
          new BsonDocument("errInfo", info));
    }
  }
}
