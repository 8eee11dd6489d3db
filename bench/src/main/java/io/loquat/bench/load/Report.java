package io.loquat.bench.load;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The run's result as Markdown. Immutable. */
record Report(
    List<Workload> workloads,
    List<TargetKind> kinds,
    Map<TargetKind, Target> targets,
    Map<Workload, Map<TargetKind, Measurement>> results) {

  String markdown() {
    StringBuilder out = new StringBuilder(rates());
    out.append('\n')
        .append(processorTimes())
        .append('\n')
        .append(latencies())
        .append('\n')
        .append(starts());
    return out.toString();
  }

  private String rates() {
    Table table = new Table("workload");
    table.column("");
    kinds.forEach(kind -> table.column(kind.title()));
    if (comparable()) {
      table.column("Loquat / probe");
    }
    for (Workload workload : workloads) {
      table.row(workload.title()).cell(workload.unit());
      kinds.forEach(kind -> table.cell("%,.0f", result(workload, kind).rate()));
      if (comparable()) {
        double probe = result(workload, TargetKind.PROBE).rate();
        table.cell("%.0f%%", 100 * result(workload, TargetKind.LOQUAT).rate() / probe);
      }
    }
    return table.toString();
  }

  private String processorTimes() {
    Table table = new Table("processor time of the server, µs");
    kinds.forEach(kind -> table.column(kind.title()));
    for (Workload workload : workloads) {
      table.row(workload.title());
      kinds.forEach(kind -> table.cell("%,.1f", result(workload, kind).processorMicros()));
    }
    return table.toString();
  }

  private String latencies() {
    Table table = new Table("latency in ms, p50 / p99");
    kinds.forEach(kind -> table.column(kind.title()));
    for (Workload workload : workloads) {
      table.row(workload.title());
      for (TargetKind kind : kinds) {
        Measurement measurement = result(workload, kind);
        table.cell("%.2f / %.2f", measurement.p50Millis(), measurement.p99Millis());
      }
    }
    return table.toString();
  }

  private String starts() {
    Table table = new Table("process");
    kinds.forEach(kind -> table.column(kind.title()));
    table.row("start to first reply, s");
    kinds.forEach(kind -> table.cell("%.2f", target(kind).startSeconds()));
    table.row("idle resident memory, MB");
    kinds.forEach(kind -> table.cell("%.0f", target(kind).idleMegabytes()));
    return table.toString();
  }

  private boolean comparable() {
    return kinds.contains(TargetKind.LOQUAT) && kinds.contains(TargetKind.PROBE);
  }

  private Measurement result(Workload workload, TargetKind kind) {
    return results.getOrDefault(workload, Map.of()).getOrDefault(kind, new Measurement());
  }

  private Target target(TargetKind kind) {
    Target target = targets.get(kind);
    if (target == null) {
      throw new IllegalArgumentException(kind.title());
    }
    return target;
  }

  /** A Markdown table, row by row. Confined to its maker. */
  private static final class Table {
    private final StringBuilder head;
    private final StringBuilder rule = new StringBuilder("|---|");
    private final StringBuilder rows = new StringBuilder();

    Table(String corner) {
      head = new StringBuilder("| ").append(corner).append(" |");
    }

    void column(String title) {
      head.append(' ').append(title).append(" |");
      rule.append("---|");
    }

    Table row(String title) {
      rows.append("\n| ").append(title).append(" |");
      return this;
    }

    Table cell(String format, Object... values) {
      rows.append(' ').append(String.format(Locale.ROOT, format, values)).append(" |");
      return this;
    }

    @Override
    public String toString() {
      return head + "\n" + rule + rows + "\n";
    }
  }
}
