package io.loquat.bench.index;

import java.util.Map;

/**
 * What was measured in a collection of one size. Immutable.
 *
 * @param rates of operations, or of documents, a second
 */
record Figures(int documents, Map<Rate, Double> rates) {
  Figures {
    rates = Map.copyOf(rates);
  }

  /** What is counted a second. */
  enum Rate {
    BY_ID("lookups by `_id`/s"),
    BY_UNIQUE("lookups by a unique index/s"),
    PAGE("pages of 100 in the order of a date/s"),
    RANDOM_PAGE("pages of 100 in the order of random numbers/s"),
    INSERT_0("inserted without indexes, documents/s"),
    INSERT_3("inserted with 3 indexes, documents/s"),
    INSERT_3_RANDOM("inserted with 3 indexes, one of random numbers, documents/s"),
    BUILD("indexed by a build, documents/s");

    private final String title;

    Rate(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** What is held against what. */
  enum Ratio {
    UNIQUE("rate by unique index, of that by `_id`", "80% or more"),
    PAGE("time of a page by date, of that of a lookup by `_id`", "less than 300%"),
    RANDOM_PAGE("time of a page by random numbers, of that of a lookup by `_id`", "less than 300%"),
    INSERT_3("rate of inserts with 3 indexes, of that without", "40% or more"),
    INSERT_3_RANDOM("the same, one of random numbers", "40% or more");

    private final String title;
    private final String aim;

    Ratio(String title, String aim) {
      this.title = title;
      this.aim = aim;
    }

    String title() {
      return title;
    }

    String aim() {
      return aim;
    }
  }

  double rate(Rate rate) {
    return rates.getOrDefault(rate, 0.0);
  }

  double ratio(Ratio ratio) {
    return switch (ratio) {
      case UNIQUE -> rate(Rate.BY_UNIQUE) / rate(Rate.BY_ID);
      case PAGE -> rate(Rate.BY_ID) / rate(Rate.PAGE);
      case RANDOM_PAGE -> rate(Rate.BY_ID) / rate(Rate.RANDOM_PAGE);
      case INSERT_3 -> rate(Rate.INSERT_3) / rate(Rate.INSERT_0);
      case INSERT_3_RANDOM -> rate(Rate.INSERT_3_RANDOM) / rate(Rate.INSERT_0);
    };
  }
}
