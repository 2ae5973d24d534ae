package io.studioaccess.scale.cost;

import io.studioaccess.scale.Measurements;
import io.studioaccess.scale.Month;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** {@code Cost REPOSITORY [NAME=value …]} prints what changes and months cost. */
public final class Cost {
  private Cost() {}

  public static void main(String[] arguments) throws IOException {
    Path repository = Path.of(arguments[0]).toRealPath();
    try {
      CostOptions options =
          CostOptions.of(
              repository,
              Arrays.stream(arguments).skip(1).filter(word -> !word.isBlank()).toList());
      System.out.println(tables(repository, options));
    } catch (IllegalArgumentException e) {
      System.err.println("make cost: " + e.getMessage());
      System.exit(2);
    }
  }

  /**
   * The price list as Markdown.
   *
   * @throws IllegalArgumentException if something was not measured, or a price is missing
   */
  static String tables(Path repository, CostOptions options) {
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
