package io.loquat.commands.view;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.SystemFields;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filters;
import io.loquat.store.CollectionInfo;
import io.loquat.store.Store;
import io.loquat.store.Visibility;
import io.loquat.store.WriteTransaction;
import io.loquat.store.WriteTransaction.DeleteRequest;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * Makes, changes and drops views. The catalog says what a view is; the collection {@code
 * system.views}, where MongoDB's tools look for definitions, is kept in step with it. Stateless; to
 * be used in the write lane.
 */
public final class ViewCatalog {
  /** The collection that shows the definitions. */
  public static final String SYSTEM_VIEWS = "system.views";

  private ViewCatalog() {}

  /**
   * Makes a view; the caller has checked that its name is free.
   *
   * @throws CommandException for a definition that cannot be
   */
  public static CollectionInfo create(
      WriteTransaction transaction,
      ViewDefinition view,
      SystemFields systemFields,
      QueryContext context) {
    checkName(view);
    ViewGraph.check(transaction, view);
    ViewPipelines.check(view, context);
    CollectionInfo created =
        transaction.createCollection(view.namespace().collection(), systemFields, view.options());
    show(transaction, view);
    return created;
  }

  private static void checkName(ViewDefinition view) {
    if (view.namespace().collection().startsWith("system.")) {
      throw new CommandException(
          ErrorCode.INVALID_NAMESPACE,
          "View name cannot start with 'system.', which is reserved for system namespaces: "
              + view.namespace());
    }
  }

  /**
   * Gives a view another definition.
   *
   * @throws CommandException for a definition that cannot be
   */
  public static CollectionInfo change(
      WriteTransaction transaction,
      CollectionInfo found,
      ViewDefinition view,
      QueryContext context) {
    ViewGraph.check(transaction, view);
    ViewPipelines.check(view, context);
    hide(transaction, view);
    show(transaction, view);
    return transaction.changeOptions(found, view.options());
  }

  /** Drops a view. */
  public static void drop(WriteTransaction transaction, ViewDefinition view) {
    transaction.dropCollection(view.namespace().collection());
    hide(transaction, view);
  }

  /** Drops all views, as dropping the collection of their definitions does. */
  public static void dropAll(WriteTransaction transaction) {
    for (CollectionInfo collection : transaction.collections()) {
      if (collection.isView()) {
        transaction.dropCollection(collection.namespace().collection());
      }
    }
  }

  /**
   * Checks that a name is not that of the definitions, which are written by commands on views only.
   *
   * @throws CommandException InvalidNamespace (73)
   */
  public static void refuseDirectWrite(String collection) {
    if (collection.equals(SYSTEM_VIEWS)) {
      throw new CommandException(
          ErrorCode.INVALID_NAMESPACE,
          "cannot write to "
              + SYSTEM_VIEWS
              + ": views are made, changed and dropped by create, collMod and drop");
    }
  }

  private static void show(WriteTransaction transaction, ViewDefinition view) {
    Optional<CollectionInfo> found = transaction.collection(SYSTEM_VIEWS);
    CollectionInfo definitions =
        found.isPresent()
            ? found.get()
            : transaction.createCollection(SYSTEM_VIEWS, SystemFields.HIDDEN, new BsonDocument());
    transaction.insert(definitions, view.document(), new BsonDocument(), ExpectedVersion.NO_CHECK);
  }

  private static void hide(WriteTransaction transaction, ViewDefinition view) {
    BsonDocument filter = new BsonDocument("_id", new BsonString(view.namespace().toString()));
    transaction
        .collection(SYSTEM_VIEWS)
        .ifPresent(
            definitions ->
                transaction.delete(
                    definitions,
                    new DeleteRequest(
                        Filters.parse(filter, QueryContext.plain()),
                        Visibility.LIVE,
                        false,
                        Optional.empty(),
                        ExpectedVersion.NO_CHECK,
                        false,
                        false,
                        Store.Deadline.NEVER)));
  }
}
