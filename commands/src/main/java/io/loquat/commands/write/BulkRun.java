package io.loquat.commands.write;

import io.loquat.commands.CommandContext;
import io.loquat.commands.view.WriteTarget;
import io.loquat.model.CommandException;
import io.loquat.store.CollectionInfo;
import io.loquat.store.Store.WriteWork;
import io.loquat.store.StoreException;
import io.loquat.store.WriteTransaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ops of one database that are applied together, in one transaction of its write lane. Confined to
 * its command: first to who puts it together, then to the lane, then to who gets its results.
 */
final class BulkRun implements WriteWork<List<BulkResult>> {
  private record Entry(BulkOp op, BulkStatement statement) {}

  private final String database;
  private final boolean ordered;
  private final CommandContext context;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, DeleteWork> deletes = new HashMap<>();

  BulkRun(String database, boolean ordered, CommandContext context) {
    this.database = database;
    this.ordered = ordered;
    this.context = context;
  }

  String database() {
    return database;
  }

  void add(BulkOp op, BulkStatement statement) {
    entries.add(new Entry(op, statement));
  }

  /** Applies the ops in their order; the first that fails is the last if they are ordered. */
  @Override
  public List<BulkResult> run(WriteTransaction transaction) {
    List<BulkResult> results = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      BulkResult result = applied(transaction, entry);
      results.add(result);
      if (ordered && result.isFailure()) {
        return results;
      }
    }
    return results;
  }

  private BulkResult applied(WriteTransaction transaction, Entry entry) {
    try {
      return apply(transaction, entry);
    } catch (StoreException problem) {
      String namespace = entry.op().target().namespace().toString();
      return BulkResult.failed(entry.op(), WriteReply.ofStatement(problem, namespace));
    } catch (CommandException error) {
      return BulkResult.failed(entry.op(), WriteReply.ofStatement(error));
    }
  }

  private BulkResult apply(WriteTransaction transaction, Entry entry) {
    BulkTarget target = entry.op().target();
    int index = entry.op().index();
    String collection = target.namespace().collection();
    Optional<CollectionInfo> found = transaction.collection(collection);
    target.check(found);
    return switch (entry.statement()) {
      case BulkStatement.Insert(InsertStatement statement) -> {
        statement.apply(transaction, WriteTarget.ensure(transaction, collection));
        yield BulkResult.inserted(index);
      }
      case BulkStatement.Update(ParsedAhead<UpdateStatement> statement) ->
          BulkResult.updated(
              index,
              new UpdateWork(collection, false, context.deadline()).apply(transaction, statement));
      case BulkStatement.Delete(ParsedAhead<DeleteStatement> statement) ->
          BulkResult.deleted(
              index, deleteIn(collection).apply(transaction, statement, false).deleted());
      case BulkStatement.Wrong(CommandException error) -> throw error;
    };
  }

  private DeleteWork deleteIn(String collection) {
    return deletes.computeIfAbsent(collection, name -> new DeleteWork(name, context.deadline()));
  }

  /** What was done is on disk: tells the sweeper of what was archived. */
  void committed() {
    deletes.values().forEach(work -> work.committed(context, database));
  }
}
