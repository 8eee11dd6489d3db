package io.loquat.bench.library;

import io.loquat.bench.library.Turns.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The turns of one contestant, beside those of the driver in the same rounds. Confined to the run's
 * thread.
 */
final class Ratios {
  private final List<Double> rates = new ArrayList<>();
  private final List<Double> ratios = new ArrayList<>();
  private long done;
  private double clientMicros;
  private double serverMicros;

  void add(Turn turn, Turn driver) {
    rates.add(turn.rate());
    ratios.add(turn.rate() / driver.rate());
    done += turn.done();
    clientMicros += turn.clientMicros();
    serverMicros += turn.serverMicros();
  }

  /**
   * The rate; how many percent of the driver's, the median and the least of all rounds; and the
   * processor time of one call, of the client and of the server.
   */
  String text() {
    return String.format(
        Locale.ROOT,
        "%,.0f | %.0f%% | %.0f%% | %.1f | %.1f",
        median(rates),
        100 * median(ratios),
        100 * ratios.stream().mapToDouble(Double::doubleValue).min().orElse(0),
        clientMicros / done,
        serverMicros / done);
  }

  private static double median(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
