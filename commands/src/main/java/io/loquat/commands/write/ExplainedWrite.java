package io.loquat.commands.write;

import io.loquat.commands.CommandContext;
import io.loquat.commands.explain.Explained;
import io.loquat.commands.explain.ExplainedQuery;
import io.loquat.commands.explain.OuterStage;
import io.loquat.commands.view.WriteTarget;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.filter.Filters;
import io.loquat.query.sort.Sort;
import io.loquat.query.update.Update;
import io.loquat.query.update.Updates;
import io.loquat.store.CollectionInfo;
import io.loquat.store.FindQuery;
import io.loquat.store.ReadOptions;
import io.loquat.store.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;

/** What a write would do, for {@code explain}: it reads, and writes nothing. Stateless. */
final class ExplainedWrite {
  private ExplainedWrite() {}

  /** The one statement of a batch that is explained. */
  static BsonDocument only(CommandContext context, String field) {
    List<? extends BsonDocument> statements = Batch.read(context, field);
    if (statements.size() > 1) {
      throw new CommandException(
          ErrorCode.INVALID_LENGTH, "explained write batches must be of size 1");
    }
    return statements.getFirst();
  }

  static Explained ofUpdate(CommandContext context, ParsedAhead<UpdateStatement> ahead) {
    UpdateStatement statement = ahead.under(collection(context));
    return ExplainedQuery.of(query(context, statement), List.of(updated(statement, false, false)));
  }

  static Explained ofDelete(CommandContext context, ParsedAhead<DeleteStatement> ahead) {
    DeleteStatement statement = ahead.under(collection(context));
    return ExplainedQuery.of(query(context, statement), List.of(new OuterStage.Deleted(false)));
  }

  static Explained of(CommandContext context, FindAndModifyArguments arguments) {
    return switch (arguments) {
      case FindAndModifyArguments.Remove remove -> {
        var shown = remove.ahead().under(collection(context));
        yield ExplainedQuery.of(
            query(context, shown.statement()),
            shown(context, new OuterStage.Deleted(true), shown.fields().isSimple()));
      }
      case FindAndModifyArguments.Modify modify -> {
        var shown = modify.ahead().under(collection(context));
        yield ExplainedQuery.of(
            query(context, shown.statement()),
            shown(
                context,
                updated(shown.statement(), true, modify.returnNew()),
                shown.fields().isSimple()));
      }
    };
  }

  private static List<OuterStage> shown(CommandContext context, OuterStage write, boolean simple) {
    List<OuterStage> around = new ArrayList<>(List.of(write));
    context
        .arguments()
        .document("fields")
        .filter(fields -> !fields.isEmpty())
        .ifPresent(fields -> around.add(new OuterStage.Projected(fields, simple)));
    return around;
  }

  private static Optional<CollectionInfo> collection(CommandContext context) {
    Optional<CollectionInfo> found = context.collection();
    WriteTarget.check(context.namespace().collection(), found);
    return found;
  }

  private static FindQuery query(CommandContext context, UpdateStatement statement) {
    return query(context, statement.filter(), statement.sort(), statement.multi())
        .with(ReadOptions.hinted(statement.hint()));
  }

  private static FindQuery query(CommandContext context, DeleteStatement statement) {
    return query(context, statement.filter(), statement.sort(), statement.multi())
        .with(ReadOptions.hinted(statement.hint()));
  }

  static FindQuery query(
      CommandContext context, ParsedFilter filter, Optional<Sort> sort, boolean multi) {
    return new FindQuery(
        context.namespace(),
        filter.filter(),
        filter.visibility(),
        sort,
        0,
        multi ? 0 : 1,
        context.deadline());
  }

  private static OuterStage.Updated updated(
      UpdateStatement statement, boolean returnsOld, boolean returnsNew) {
    Update update = UpdateWork.ready(statement);
    return new OuterStage.Updated(
        statement.upsert(),
        returnsOld,
        returnsNew,
        document -> changes(statement, update, document));
  }

  private static boolean changes(
      UpdateStatement statement, Update update, StoredDocument document) {
    boolean changed =
        Updates.changes(
            update,
            document.stored(),
            () ->
                Filters.matchedElement(
                    statement.filter().filter(), document.document(), document.meta()));
    boolean sameMetadata =
        statement.metadata().map(given -> given.equals(document.metadata())).orElse(true);
    return changed || !sameMetadata;
  }
}
