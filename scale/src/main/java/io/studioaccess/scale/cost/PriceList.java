package io.studioaccess.scale.cost;

import io.studioaccess.scale.Measurements;
import io.studioaccess.scale.Month;
import java.nio.file.Path;
import java.util.List;

/** What changes and months cost, from the stored measurements. */
public final class PriceList {
  private PriceList() {}

  /** With all defaults, as {@code docs/reference/performance.md} shows it. */
  public static String asMeasured(Path repository) {
    return markdown(repository, CostOptions.of(repository, List.of()));
  }

  /**
   * The price list as Markdown.
   *
   * @throws IllegalArgumentException if something was not measured, or a price is missing
   */
  static String markdown(Path repository, CostOptions options) {
    Measurements measured =
        Measurements.read(repository, options.label())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s is missing: run make scale USERS=100000"
                            .formatted(Measurements.file(repository, options.label()))));
    return new CostTable(
            measured,
            DeployedShape.read(repository.resolve("template.yaml")),
            Prices.read(options.prices()),
            Month.readFile(options.month()),
            BenchFigures.read(repository, BenchFigures.COLD),
            BenchFigures.read(repository, BenchFigures.RESTORED),
            BenchFigures.read(repository, BenchFigures.PYTHON))
        .markdown(options.people());
  }
}
