package io.loquat.readmodel.document;

import io.loquat.readmodel.document.Operation.CallersFilter;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The commands of the wire, as documents. Stateless. */
final class Commands {
  /** Where the version stands in a versioned find's documents; no user's field is called so. */
  static final String VERSION = "_loquat_version";

  static final String METADATA = "_loquat_metadata";

  private static final String VERSION_PROPERTY = "_version";
  private static final BsonInt32 ONE = new BsonInt32(1);
  private static final BsonInt32 ALL = new BsonInt32(0);

  private Commands() {}

  static BsonDocument named(String command, String collection) {
    return new BsonDocument(command, new BsonString(collection));
  }

  static BsonDocument number(String command) {
    return new BsonDocument(command, ONE);
  }

  /**
   * @param versioned whether the version and the metadata are asked for
   * @param versionProperty whether {@code _version} is asked for, by the type
   */
  static BsonDocument projection(boolean versioned, boolean versionProperty) {
    BsonDocument projection = new BsonDocument();
    if (versioned) {
      projection.append(VERSION, meta("version")).append(METADATA, meta("metadata"));
    }
    if (versionProperty) {
      projection.append(VERSION_PROPERTY, meta("version"));
    }
    return projection;
  }

  private static BsonDocument meta(String what) {
    return new BsonDocument("$meta", new BsonString(what));
  }

  static BsonDocument find(
      String collection, BsonDocument filter, BsonDocument sort, FindOptions options) {
    BsonDocument command = named("find", collection).append("filter", filter);
    appendUnlessEmpty(command, "sort", sort);
    appendUnlessZero(command, "skip", options.offset());
    appendUnlessZero(command, "limit", options.limit());
    if (options.batchSize() > 0) {
      command.append("batchSize", new BsonInt32(options.batchSize()));
    }
    return command;
  }

  static BsonDocument count(String collection, BsonDocument filter, FindOptions options) {
    BsonDocument command = named("count", collection).append("query", filter);
    appendUnlessZero(command, "skip", options.offset());
    appendUnlessZero(command, "limit", options.limit());
    return command;
  }

  static BsonDocument update(String collection, BsonDocument statement) {
    return named("update", collection).append("updates", new BsonArray(List.of(statement)));
  }

  /** What one statement of an update says beside its filter and its update. */
  static BsonDocument updateStatement(
      BsonDocument filter, BsonValue update, boolean multi, UpdateOptions options) {
    BsonDocument statement = new BsonDocument("q", filter).append("u", update);
    if (multi) {
      statement.append("multi", BsonBoolean.TRUE);
    }
    if (options.upsert()) {
      statement.append("upsert", BsonBoolean.TRUE);
    }
    appendExpected(statement, options.expectedVersion());
    return statement;
  }

  static BsonDocument delete(
      String collection, BsonDocument filter, boolean multi, DeleteOptions options) {
    BsonDocument statement = new BsonDocument("q", filter).append("limit", multi ? ALL : ONE);
    options
        .softDelete()
        .ifPresent(soft -> statement.append("softDelete", BsonBoolean.valueOf(soft)));
    appendExpected(statement, options.expectedVersion());
    return named("delete", collection).append("deletes", new BsonArray(List.of(statement)));
  }

  /** {@code restoreDocuments} and {@code purgeDocuments}. */
  static BsonDocument onArchived(
      String command,
      String collection,
      BsonDocument filter,
      boolean multi,
      ExpectedVersion expected) {
    BsonDocument body =
        named(command, collection).append("filter", filter).append("limit", multi ? ALL : ONE);
    appendExpected(body, expected);
    return body;
  }

  static BsonDocument create(String collection, CollectionOptions options) {
    BsonDocument command = named("create", collection);
    if (options.softDelete()) {
      command.append("softDelete", BsonBoolean.TRUE);
    }
    options
        .expireArchivedAfter()
        .ifPresent(
            time -> command.append("expireArchivedAfterSeconds", new BsonInt64(time.toSeconds())));
    options
        .systemFields()
        .ifPresent(fields -> command.append("systemFields", new BsonString(word(fields))));
    return command;
  }

  private static String word(CollectionOptions.SystemFields fields) {
    return switch (fields) {
      case VISIBLE -> "visible";
      case HIDDEN -> "hidden";
    };
  }

  /** Asks the server to plan for a filter, which it can only if it understands it. */
  static BsonDocument explain(CallersFilter suspect) {
    return new BsonDocument(
            "explain", named("find", suspect.collection()).append("filter", suspect.filter()))
        .append("verbosity", new BsonString("queryPlanner"));
  }

  static void appendExpected(BsonDocument target, ExpectedVersion expected) {
    if (!expected.equals(ExpectedVersion.NO_CONCURRENCY_CHECK)) {
      target.append("expectedVersion", expected.toBson());
    }
  }

  static void appendIfPresent(
      BsonDocument target, String name, Optional<? extends BsonValue> value) {
    value.ifPresent(there -> target.append(name, there));
  }

  private static void appendUnlessEmpty(BsonDocument target, String name, BsonDocument value) {
    if (!value.isEmpty()) {
      target.append(name, value);
    }
  }

  private static void appendUnlessZero(BsonDocument target, String name, long value) {
    if (value != 0) {
      target.append(name, new BsonInt64(value));
    }
  }
}
