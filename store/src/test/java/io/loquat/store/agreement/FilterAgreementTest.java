package io.loquat.store.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.model.CommandException;
import io.loquat.model.KeyEncoding;
import io.loquat.model.SystemFields;
import io.loquat.model.TextOrder;
import io.loquat.query.collation.Collation;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.FilterPlan;
import io.loquat.query.filter.Filters;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.OperatorSpec.Expected;
import io.loquat.query.sql.TranslationContext;
import io.loquat.store.agreement.Rows.StoredRow;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SQL selects what the evaluator matches: exactly, or with more that the residual takes away. */
class FilterAgreementTest {
  /** Two engines run this class, so the rows stay as long as the tests' process. */
  private static final Rows ROWS = new Rows();

  static List<Example> examples() {
    return Filters.operators().stream()
        .flatMap(spec -> spec.examples().stream())
        .filter(example -> example.expected() instanceof Expected.Result)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleOfAnOperatorHoldsInSql(Example example) {
    BsonDocument document = BsonDocument.parse(example.input());
    document.put("_id", new BsonInt32(1));
    List<StoredRow> rows = List.of(StoredRow.of(document));
    ROWS.fill(rows);
    Filter filter = Filters.parse(BsonDocument.parse(example.expression()));

    assertThat(!narrowed(filter, rows, SystemFields.HIDDEN).isEmpty())
        .hasToString(((Expected.Result) example.expected()).json());
  }

  @Property(tries = 3000)
  void sqlAndTheEvaluatorMatchTheSameDocuments(
      @ForAll("rows") List<StoredRow> rows,
      @ForAll("filters") List<BsonDocument> filters,
      @ForAll SystemFields systemFields,
      @ForAll("collations") TextOrder texts) {
    ROWS.fill(rows);
    for (BsonDocument filter : filters) {
      parsed(filter, texts).ifPresent(parsed -> agrees(parsed, rows, systemFields));
    }
  }

  private static void agrees(Filter filter, List<StoredRow> rows, SystemFields systemFields) {
    List<Integer> matches =
        IntStream.range(0, rows.size())
            .filter(i -> matches(filter, rows.get(i), systemFields))
            .boxed()
            .toList();
    assertThat(narrowed(filter, rows, systemFields))
        .as("%s%n%s%n%s", Filters.describe(filter), rows, plan(filter, systemFields))
        .isEqualTo(matches);
  }

  /** What SQL selects, less what the residual takes away. */
  private static List<Integer> narrowed(
      Filter filter, List<StoredRow> rows, SystemFields systemFields) {
    FilterPlan plan = plan(filter, systemFields);
    List<Integer> selected =
        plan.where()
            .map(ROWS::select)
            .orElseGet(() -> IntStream.range(0, rows.size()).boxed().toList());
    return selected.stream()
        .filter(i -> plan.residual().stream().allMatch(r -> matches(r, rows.get(i), systemFields)))
        .toList();
  }

  private static boolean matches(Filter filter, StoredRow row, SystemFields systemFields) {
    return Filters.matches(filter, seen(row, systemFields), row);
  }

  private static FilterPlan plan(Filter filter, SystemFields systemFields) {
    return Filters.plan(filter, new TranslationContext(systemFields));
  }

  private static Optional<Filter> parsed(BsonDocument filter, TextOrder texts) {
    try {
      return Optional.of(Filters.parse(filter, QueryContext.plain().withTexts(texts)));
    } catch (CommandException _) {
      return Optional.empty();
    }
  }

  private static BsonDocument seen(StoredRow row, SystemFields systemFields) {
    if (systemFields == SystemFields.HIDDEN) {
      return row.stored();
    }
    BsonDocument seen =
        row.stored()
            .clone()
            .append(SystemFields.VERSION, new BsonInt64(row.version()))
            .append(SystemFields.CREATED, new BsonDateTime(row.createdMillis()))
            .append(SystemFields.UPDATED, new BsonDateTime(row.updatedMillis()));
    return row.archived() ? seen.append(SystemFields.ARCHIVED, BsonBoolean.TRUE) : seen;
  }

  /** Mostly none; one that takes many texts as equal. */
  @Provide
  Arbitrary<TextOrder> collations() {
    BsonDocument loose = BsonDocument.parse("{locale: 'en', strength: 1, alternate: 'shifted'}");
    return Arbitraries.frequency(
        Tuple.of(3, TextOrder.BINARY), Tuple.of(1, Collation.parse(loose).texts()));
  }

  @Provide
  Arbitrary<List<BsonDocument>> filters() {
    return FilterArbitraries.filters().list().ofMinSize(1).ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<StoredRow>> rows() {
    Arbitrary<Long> dates = Arbitraries.of(0L, 1_767_323_045_000L, 253_402_300_799_999L);
    return Combinators.combine(
            FilterArbitraries.ids(),
            FilterArbitraries.documents(),
            Arbitraries.of(1L, 4L, 5L, 6L),
            dates,
            dates,
            Arbitraries.of(true, false),
            FilterArbitraries.documents())
        .as(
            (id, document, version, created, updated, archived, metadata) -> {
              BsonDocument stored = new BsonDocument("_id", id);
              document.forEach(stored::putIfAbsent);
              return new StoredRow(stored, version, created, updated, archived, metadata);
            })
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .uniqueElements(
            row -> HexFormat.of().formatHex(KeyEncoding.encode(row.stored().get("_id"))))
        .map(ArrayList::new);
  }
}
