package io.loquat.commands.query;

import io.loquat.commands.argument.FilterArgument;
import io.loquat.commands.explain.Explained;
import io.loquat.commands.explain.ExplainedQuery;
import io.loquat.commands.explain.OuterStage;
import io.loquat.query.collation.Collation;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filters;
import io.loquat.query.projection.Projection;
import io.loquat.query.sort.Sort;
import io.loquat.store.FindQuery;
import io.loquat.store.QueryForm;
import io.loquat.store.Store.Deadline;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;

/** A {@code find} whose filter, sort and projection are parsed. Immutable. */
record ParsedFind(
    FindArguments arguments, FilterArgument.Read filter, Optional<Sort> sort, Projection fields) {

  static ParsedFind of(FindArguments arguments, QueryContext context) {
    return of(arguments, FilterArgument.forRead(arguments.filter(), context), context);
  }

  static ParsedFind of(FindArguments arguments, FilterArgument.Read filter, QueryContext context) {
    Projection fields = Projection.parse(arguments.projection(), filter.filter(), context);
    return new ParsedFind(
        arguments, filter, arguments.parsedSort(Filters.beside(filter.filter(), context)), fields);
  }

  /** What a point read shows: its filter is parsed only if that may be needed. */
  static Shown shown(FindArguments arguments, QueryContext context) {
    return arguments.projection().isEmpty()
        ? shown(arguments, Projection.parse(arguments.projection(), context))
        : of(arguments, context).shown();
  }

  private static Shown shown(FindArguments arguments, Projection fields) {
    return new Shown(
        fields,
        arguments.showRecordId(),
        arguments.options().returnKey() ? Shown.Key.WANTED : Shown.Key.NOT_WANTED);
  }

  FindQuery query(Deadline deadline) {
    boolean readsMeta =
        Filters.readsMeta(filter.filter())
            || sort.map(Sort::readsMeta).orElse(false)
            || fields.readsMeta();
    return new FindQuery(
        arguments.namespace(),
        filter.filter(),
        filter.visibility(),
        sort,
        arguments.skip(),
        arguments.limit(),
        deadline,
        readsMeta,
        arguments.options().of(form()).wanting(paths()));
  }

  /** What the reply takes of documents, if that is not all of them. */
  private Optional<Set<String>> paths() {
    return arguments.options().returnKey() ? Optional.of(Set.of()) : fields.paths();
  }

  private QueryForm form() {
    BsonDocument collation =
        arguments.terms().collation().map(Collation::description).orElseGet(BsonDocument::new);
    return arguments.projection().isEmpty() && collation.isEmpty()
        ? QueryForm.PLAIN
        : new QueryForm(arguments.projection(), collation);
  }

  /** As {@code explain} shows it. */
  Explained explained(Deadline deadline) {
    return ExplainedQuery.of(query(deadline), around());
  }

  private List<OuterStage> around() {
    if (arguments.options().returnKey()) {
      return List.of(new OuterStage.KeyReturned());
    }
    return arguments.projection().isEmpty()
        ? List.of()
        : List.of(new OuterStage.Projected(arguments.projection(), fields.isSimple()));
  }

  /** What the reply shows of each document. */
  Shown shown() {
    return shown(arguments, fields);
  }
}
