package io.loquat.commands.validation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loquat.commands.argument.Collations;
import io.loquat.commands.validation.ValidationOptions.Level;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.validation.Validator;
import io.loquat.store.CollectionInfo;
import io.loquat.store.DocumentCheck;
import io.loquat.store.WriteTransaction;
import org.bson.BsonDocument;

/**
 * The validators of all collections. Those used last are kept as they were parsed, bounded in
 * number. Thread-safe by its cache.
 */
public final class Validators {
  private static final int VALIDATORS_MAX = 1_000;

  /** A collection whose options change is another object: keys are compared by identity. */
  private final Cache<CollectionInfo, Validator> parsed =
      Caffeine.newBuilder().weakKeys().maximumSize(VALIDATORS_MAX).build();

  /** The transaction, with a look at each document before it is written. */
  public WriteTransaction guard(WriteTransaction transaction) {
    return new ValidatedWrites(transaction, this, new DetailBudget());
  }

  /** Refuses every document that the collection's validator does not accept. */
  public static DocumentCheck compliance(CollectionInfo collection) {
    BsonDocument options = collection.options();
    if (!options.containsKey(ValidationOptions.VALIDATOR)
        || ValidationOptions.level(options) == Level.OFF) {
      return DocumentCheck.NONE;
    }
    Validator validator = parse(collection);
    return (_, document) -> {
      if (!validator.accepts(document)) {
        throw new CommandException(
            ErrorCode.DOCUMENT_VALIDATION_FAILURE, "Document failed validation");
      }
    };
  }

  DocumentCheck of(CollectionInfo collection, DetailBudget budget) {
    BsonDocument options = collection.options();
    if (!options.containsKey(ValidationOptions.VALIDATOR)
        || ValidationOptions.level(options) == Level.OFF) {
      return DocumentCheck.NONE;
    }
    return new CollectionCheck(collection, validator(collection), budget);
  }

  private Validator validator(CollectionInfo collection) {
    Validator validator = parsed.asMap().computeIfAbsent(collection, Validators::parse);
    return validator.namesTime() ? parse(collection) : validator;
  }

  private static Validator parse(CollectionInfo collection) {
    BsonDocument options = collection.options();
    return Validator.parse(
        options.getDocument(ValidationOptions.VALIDATOR),
        QueryContext.plain().withTexts(Collations.defaultOf(options).texts()));
  }
}
