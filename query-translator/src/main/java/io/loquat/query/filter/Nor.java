package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.match;
import static io.loquat.query.filter.FilterExamples.noMatch;
import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.ErrorCode;
import io.loquat.query.operator.OperatorSpec;
import java.util.List;

/** {@code $nor}. */
record Nor(List<Filter> filters) implements Filter {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$nor",
          "1.8",
          "a nonempty array of filters",
          "none of its own",
          List.of(ErrorCode.BAD_VALUE),
          "Matches documents that no filter of the array matches.",
          List.of(
              match("{a: 2}", "{$nor: [{a: 1}, {b: 1}]}"),
              noMatch("{a: 2, b: 1}", "{$nor: [{a: 1}, {b: 1}]}"),
              match("{a: \"x\"}", "{$nor: [{a: {$gt: 1}}]}"),
              refused("{$nor: []}", ErrorCode.BAD_VALUE)));

  Nor {
    filters = List.copyOf(filters);
  }
}
