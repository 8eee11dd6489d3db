package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.match;
import static io.loquat.query.filter.FilterExamples.noMatch;
import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.ErrorCode;
import io.loquat.query.operator.OperatorSpec;
import java.util.List;

/** {@code $and}, spelled out or implied by several conditions side by side. */
record And(List<Filter> filters) implements Filter {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$and",
          "2.0",
          "a nonempty array of filters",
          "none of its own",
          List.of(ErrorCode.BAD_VALUE),
          "Matches documents that all the filters of the array match.",
          List.of(
              match("{a: 5, b: 1}", "{$and: [{a: 5}, {b: 1}]}"),
              noMatch("{a: 5, b: 2}", "{$and: [{a: 5}, {b: 1}]}"),
              match("{a: [1, 9]}", "{a: {$gt: 5}, $and: [{a: {$lt: 3}}]}"),
              refused("{$and: []}", ErrorCode.BAD_VALUE),
              refused("{$and: {a: 1}}", ErrorCode.BAD_VALUE),
              refused("{$and: [1]}", ErrorCode.BAD_VALUE)));

  And {
    filters = List.copyOf(filters);
  }

  /** The conjunction in its simplest form: nothing around one filter, {@code All} for none. */
  static Filter of(List<Filter> filters) {
    return switch (filters.size()) {
      case 0 -> new Filter.All();
      case 1 -> filters.getFirst();
      default -> new And(filters);
    };
  }
}
