package io.loquat.commands.write;

import io.loquat.commands.argument.Arguments;
import io.loquat.commands.timeseries.TimeSeries;
import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.store.CollectionInfo;
import io.loquat.store.WriteTransaction;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** One document of an {@code insert}, or why it cannot be inserted. Immutable. */
sealed interface InsertStatement {
  record Ready(BsonDocument document, Terms terms) implements InsertStatement {}

  /** Reported where the document would have been inserted, after those before it. */
  record Wrong(CommandException error) implements InsertStatement {}

  /** What is the same for all documents of a command. Immutable. */
  record Terms(ExpectedVersion expected, BsonDocument metadata) {
    static Terms read(Arguments arguments) {
      return new Terms(
          expected(arguments), arguments.document("metadata").orElseGet(BsonDocument::new));
    }

    private static ExpectedVersion expected(Arguments arguments) {
      Optional<BsonValue> value = arguments.value("expectedVersion");
      if (value.isEmpty()) {
        return ExpectedVersion.NO_CHECK;
      }
      String path = arguments.path("expectedVersion");
      return switch (ExpectedVersion.parse(path, value.get())) {
        case ExpectedVersion.DocumentDoesNotExist none -> none;
        case ExpectedVersion.NoConcurrencyCheck none -> none;
        case ExpectedVersion.Exactly version -> throw impossible(path);
        case ExpectedVersion.DocumentExists exists -> throw impossible(path);
      };
    }

    private static CommandException impossible(String path) {
      return new CommandException(
          ErrorCode.BAD_VALUE,
          path + " of an insert must be DOCUMENT_DOES_NOT_EXIST or NO_CONCURRENCY_CHECK");
    }
  }

  static InsertStatement prepare(BsonDocument document, Terms terms) {
    try {
      return new Ready(NewDocument.prepare(document), terms);
    } catch (CommandException error) {
      return new Wrong(error);
    }
  }

  default void apply(WriteTransaction transaction, CollectionInfo collection) {
    switch (this) {
      case Ready(BsonDocument document, Terms terms) -> {
        TimeSeries.of(collection).ifPresent(series -> series.checkMeasurement(document));
        transaction.insert(collection, document, terms.metadata(), terms.expected());
      }
      case Wrong(CommandException error) -> throw error;
    }
  }
}
