package io.loquat.store.sqlite;

import io.loquat.model.KeyEncoding;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.FilterPlan;
import io.loquat.query.filter.Filters;
import io.loquat.query.plan.PlanNode;
import io.loquat.query.plan.TextRules;
import io.loquat.query.sort.Sort;
import io.loquat.query.sql.SqlFragment;
import io.loquat.store.Visibility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bson.BsonValue;

/**
 * How a filter's matches are found in a table, and in which order. Immutable.
 *
 * @param visibility which rows are seen at all
 * @param keys of the only documents that can match, if the filter names them, in reading order
 * @param where for a scan: a condition that no match fails, the visibility's included
 * @param residual what is checked on each row in Java
 * @param direction for a scan
 * @param sort what remains to be sorted
 * @param reads what is read of each row
 * @param indexed how indexes find the rows, if they do; without the sort
 * @param rejected the plans that were not taken
 */
record FindPlan(
    CollectionTable table,
    Visibility visibility,
    Optional<List<byte[]>> keys,
    SqlFragment where,
    Residual residual,
    Direction direction,
    Optional<Sort> sort,
    Reads reads,
    Optional<PlanNode> indexed,
    List<PlanNode> rejected) {
  private static final SqlFragment EVERY_ROW = SqlFragment.of("TRUE");

  /**
   * A range of {@code _id}s, which is best read through its index, and so in its order, as MongoDB
   * does. Below an OR it narrows nothing; then the order is the only effect, and any order will do.
   */
  private static final Pattern ID_RANGE = Pattern.compile("(?<![\\w.])_id [<>]=? \\?");

  /**
   * What is read of each row.
   *
   * @param meta whether rows need all that {@code $meta} can read
   * @param key whether rows need the key by which they were found
   */
  record Reads(boolean meta, boolean key) {
    static final Reads ALL = new Reads(true, false);
  }

  /** The plan for a table that has no index of use, and no hint. */
  static FindPlan plain(
      CollectionTable table, Filter filter, Visibility visibility, Optional<Sort> order) {
    Optional<Sort> sort = order.filter(s -> !s.isEmpty());
    TextRules.checkBeside(filter, sort, false);
    return byIds(table, filter, visibility, sort)
        .orElseGet(() -> scan(table, filter, visibility, sort, direction(sort)));
  }

  /** The plan of a filter that names the only {@code _id}s there are to look for. */
  static Optional<FindPlan> byIds(
      CollectionTable table, Filter filter, Visibility visibility, Optional<Sort> sort) {
    boolean natural = sort.map(s -> s.naturalDirection() != 0).orElse(false);
    Optional<List<BsonValue>> ids = natural ? Optional.empty() : Filters.ids(filter);
    return ids.map(found -> lookup(table, filter, visibility, sort, found));
  }

  /** The plan that reads by indexes, and sorts if it must. */
  static FindPlan indexed(
      CollectionTable table, PlanNode node, List<PlanNode> rejected, Visibility visibility) {
    return new FindPlan(
        table,
        visibility,
        Optional.empty(),
        EVERY_ROW,
        Residual.NONE,
        Direction.NATURAL,
        node instanceof PlanNode.SortRows sort ? Optional.of(sort.sort()) : Optional.empty(),
        Reads.ALL,
        Optional.of(node instanceof PlanNode.SortRows sort ? sort.input() : node),
        rejected);
  }

  FindPlan reading(Reads other) {
    return new FindPlan(
        table, visibility, keys, where, residual, direction, sort, other, indexed, rejected);
  }

  FindPlan rejecting(List<PlanNode> others) {
    return new FindPlan(
        table, visibility, keys, where, residual, direction, sort, reads, indexed, others);
  }

  private static FindPlan lookup(
      CollectionTable table,
      Filter filter,
      Visibility visibility,
      Optional<Sort> sort,
      List<BsonValue> ids) {
    Direction direction = direction(sort);
    return new FindPlan(
        table,
        visibility,
        Optional.of(keys(ids, direction)),
        seen(visibility, Optional.empty()),
        Filters.isIdOnly(filter) ? Residual.NONE : Residual.of(filter),
        direction,
        sort.filter(s -> s.idDirection() == 0),
        Reads.ALL,
        Optional.empty(),
        List.of());
  }

  /**
   * A scan of the table.
   *
   * @param start the direction that sort or hint ask for
   */
  static FindPlan scan(
      CollectionTable table,
      Filter filter,
      Visibility visibility,
      Optional<Sort> sort,
      Direction start) {
    FilterPlan plan = Filters.plan(filter, table.context());
    TextRules.before(filter, table.info().readyIndexes());
    SqlFragment where = seen(visibility, plan.where());
    Residual residual = new Residual(plan.residual());
    boolean few = visibility == Visibility.ARCHIVED;
    Direction direction = few ? start : start.in(table);
    Optional<Sort> left =
        sort.filter(s -> s.naturalDirection() == 0 && (s.idDirection() == 0 || !start.byId()));
    if (few && direction.byId()) {
      // To sort archived rows is less than to pass the others.
      direction = Direction.NATURAL;
      left = sort;
    } else if (!few
        && sort.isEmpty()
        && direction == Direction.NATURAL
        && ID_RANGE.matcher(where.text()).find()) {
      direction = Direction.ID;
    }
    return new FindPlan(
        table,
        visibility,
        Optional.empty(),
        where,
        residual,
        direction,
        left,
        Reads.ALL,
        Optional.empty(),
        List.of());
  }

  /** The direction that a sort asks for. */
  static Direction direction(Optional<Sort> sort) {
    return sort.map(FindPlan::direction).orElse(Direction.NATURAL);
  }

  private static Direction direction(Sort sort) {
    if (sort.idDirection() != 0) {
      return sort.idDirection() > 0 ? Direction.ID : Direction.ID_BACKWARDS;
    }
    return sort.naturalDirection() < 0 ? Direction.NATURAL_BACKWARDS : Direction.NATURAL;
  }

  private static List<byte[]> keys(List<BsonValue> ids, Direction direction) {
    TreeSet<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);
    ids.forEach(id -> keys.add(KeyEncoding.encode(id)));
    List<byte[]> ordered = new ArrayList<>(keys);
    if (direction.backwards()) {
      Collections.reverse(ordered);
    }
    return ordered;
  }

  private static SqlFragment seen(Visibility visibility, Optional<SqlFragment> where) {
    Optional<SqlFragment> seen = CollectionTable.condition(visibility).map(SqlFragment::of);
    if (seen.isEmpty() || where.isEmpty()) {
      return seen.or(() -> where).orElse(EVERY_ROW);
    }
    return SqlFragment.template("{} AND ({})", seen.get(), where.get());
  }

  /** Whether every row that is seen is a match. */
  boolean everyRow() {
    return keys.isEmpty()
        && indexed.isEmpty()
        && residual.isEmpty()
        && where.equals(seen(visibility, Optional.empty()));
  }

  /** Whether rows come as they lie in the table. */
  boolean inNaturalOrder() {
    return keys.isEmpty() && indexed.isEmpty() && sort.isEmpty() && !direction.byId();
  }

  /** Whether matches are found one by one, each in a few steps, in the order that is wanted. */
  boolean isDirect() {
    return visibility == Visibility.LIVE
        && sort.isEmpty()
        && (indexed.isPresent()
            ? isDirect(indexed.get())
            : residual.isEmpty() && (keys.isPresent() || everyRow()));
  }

  private static boolean isDirect(PlanNode node) {
    return node instanceof PlanNode.IndexScan || node.scanAlone().isPresent();
  }

  /** Whether there is one document at most that can match, named by its {@code _id}. */
  boolean isOneId() {
    return keys.isPresent() && keys.get().size() == 1;
  }

  /** Of {@link #isOneId}. */
  byte[] oneKey() {
    return keys.orElseThrow().getFirst();
  }

  /** How SQLite is to find the rows of a scan, rather than by its own estimate. */
  String path() {
    return visibility == Visibility.ARCHIVED && !direction.byId()
        ? "INDEXED BY " + table.archivedIndex()
        : direction.path(table);
  }

  /**
   * The same without anything left to sort, where an index has the order, if by a longer way: for
   * when sorting takes more memory than there is.
   */
  Optional<FindPlan> inIndexOrder() {
    return sort.filter(s -> s.idDirection() != 0 && indexed.isEmpty())
        .map(
            s ->
                new FindPlan(
                    table,
                    visibility,
                    keys,
                    where,
                    residual,
                    direction(s),
                    Optional.empty(),
                    reads,
                    Optional.empty(),
                    rejected));
  }

  /** The rows in reading order, which is not yet {@link #sort}'s. */
  RowSource rows() {
    return rows(new ArrayList<>());
  }

  /**
   * As {@link #rows()}.
   *
   * @param tallies gets the counts of each part that reads, in the plan's order
   */
  RowSource rows(List<Tally> tallies) {
    if (indexed.isPresent()) {
      return new PlanRows(table, reads, tallies).of(indexed.get());
    }
    Tally tally = new Tally();
    tallies.add(tally);
    return keys.<RowSource>map(ids -> new IdLookup(table, visibility, ids, residual, tally))
        .orElseGet(() -> new TableScan(this, tally));
  }
}
