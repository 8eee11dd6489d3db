package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.match;
import static io.loquat.query.filter.FilterExamples.noMatch;
import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.ErrorCode;
import io.loquat.query.operator.OperatorSpec;
import java.util.List;

/** {@code $or}. */
record Or(List<Filter> filters) implements Filter {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$or",
          "1.6",
          "a nonempty array of filters",
          "none of its own",
          List.of(ErrorCode.BAD_VALUE),
          "Matches documents that at least one filter of the array matches.",
          List.of(
              match("{a: 1, b: 2}", "{$or: [{a: 1}, {b: 1}]}"),
              match("{a: 2, b: 1}", "{$or: [{a: 1}, {b: {$lt: 2}}]}"),
              noMatch("{a: 2, b: 2}", "{$or: [{a: 1}, {b: 1}]}"),
              refused("{$or: []}", ErrorCode.BAD_VALUE),
              refused("{$or: [{a: 1}, null]}", ErrorCode.BAD_VALUE)));

  Or {
    filters = List.copyOf(filters);
  }
}
