package io.studioaccess.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Formats the medians of all rounds, and their ratios to Python's. */
final class Table {
  private static final double MILLI = 1e6;
  private static final double MEGA = 1e6;
  private static final double SECOND = 1e9;

  private final List<Variant> variants;
  private final Map<Variant, List<Round>> rounds;

  Table(List<Variant> variants, Map<Variant, List<Round>> rounds) {
    this.variants = variants;
    this.rounds = rounds;
  }

  String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add(row("", Variant::name));
    lines.add(row("---", variant -> "---:"));
    lines.add(medianRow("start until ready, ms", round -> round.init() / MILLI));
    lines.add(medianRow("first event, ms", round -> round.first() / MILLI));
    lines.add(medianRow("cold start: both, ms", round -> round.coldStart() / MILLI));
    lines.add(row("first event, × Python's cold start", this::firstEventToPythonsColdStart));
    lines.add(medianRow("CPU until then, ms", round -> round.startCpu() / MILLI));
    lines.add(medianRow("CPU of the first event, ms", round -> round.firstCpu() / MILLI));
    lines.add(medianRow("warm event, median, ms", round -> round.median() / MILLI));
    lines.add(medianRow("warm event, 99th percentile, ms", round -> round.p99() / MILLI));
    lines.add(medianRow("CPU of a warm event, ms", round -> round.cpu() / MILLI));
    lines.add(row("publishing: until the snapshot, s", this::publishing));
    lines.add(medianRow("peak memory, MB", round -> round.peakMemory() / MEGA));
    lines.add(medianRow("calls of a warm event", Round::calls));
    lines.add(row("package, MB", variant -> "%.1f".formatted(variant.packageBytes() / MEGA)));
    return String.join("\n", lines) + "\n";
  }

  private String row(String title, Function<Variant, String> cell) {
    return variants.stream()
        .map(cell)
        .collect(Collectors.joining(" | ", "| " + title + " | ", " |"));
  }

  private String medianRow(String title, ToDoubleFunction<Round> value) {
    Optional<Double> python = python().map(variant -> median(variant, value));
    return row(
        title,
        variant -> {
          double median = median(variant, value);
          String ratio =
              python.map(yardstick -> " (× %.2f)".formatted(median / yardstick)).orElse("");
          return "%.1f%s".formatted(median, variant.name().equals(Variants.PYTHON) ? "" : ratio);
        });
  }

  private String publishing(Variant variant) {
    return variant.primed()
        ? "%.1f".formatted(median(variant, round -> round.publishing() / SECOND))
        : "-";
  }

  private String firstEventToPythonsColdStart(Variant variant) {
    return python()
        .map(python -> median(variant, Round::first) / median(python, Round::coldStart))
        .map("%.2f"::formatted)
        .orElse("-");
  }

  private Optional<Variant> python() {
    return variants.stream().filter(variant -> variant.name().equals(Variants.PYTHON)).findFirst();
  }

  private double median(Variant variant, ToDoubleFunction<Round> value) {
    double[] sorted =
        rounds.getOrDefault(variant, List.of()).stream().mapToDouble(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
