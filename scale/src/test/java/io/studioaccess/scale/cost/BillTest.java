package io.studioaccess.scale.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.studioaccess.scale.Month;
import io.studioaccess.scale.Usage;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A usage with round numbers, at the list prices in the repository. */
class BillTest {
  private static final Path REPOSITORY = Path.of("..");
  private static final String FUNCTION = "ProvisionerFunction";

  private final DeployedShape shape =
      new DeployedShape(
          Map.of(FUNCTION, new DeployedShape.Function(1_769, "x86_64", true)), 1, 2, 3);
  private final Prices prices = Prices.read(REPOSITORY.resolve("scale/prices.yaml"));
  private final Month month = Month.read(REPOSITORY);
  private final Usage usage =
      new Usage(
          new TreeMap<>(Map.of("LedgerTable", 1e6)),
          new TreeMap<>(Map.of("LedgerTable", 2e6)),
          new TreeMap<>(
              Map.of(
                  FUNCTION,
                  new Usage.FunctionUse(
                      new TreeMap<>(Map.of("sqs.ReceiveMessage", 5e5, "events.PutEvents", 1e6)),
                      1e6,
                      0,
                      1_000,
                      0,
                      0))),
          1e9,
          5e5,
          0,
          0,
          0);

  @Test
  void addsUpListPrices() {
    Bill bill = Bill.of(usage, deployed(), shape, prices, month);

    double waits = 1e6 * 0.015;
    assertThat(bill.of(Bill.LAMBDA))
        .isCloseTo(0.20 + (1_000 + waits) * 1_769 / 1_024 * 0.0000166667, within(1e-9));
    assertThat(bill.of(Bill.SQS)).isCloseTo(0.40, within(1e-9));
    assertThat(bill.of(Bill.EVENTBRIDGE)).isCloseTo(1.00, within(1e-9));
    assertThat(bill.of(Bill.DYNAMODB)).isCloseTo(0.125 + 2 * 0.625, within(1e-9));
    assertThat(bill.of(Bill.LOGS)).isCloseTo(0.50 + 3 * 0.03, within(1e-9));
  }

  @Test
  void pythonDiffersInLambdaOnly() {
    BenchFigures python = new BenchFigures(0.4, 0.02, 0.01, 0.006, 5);

    Bill bill = Bill.of(usage, new BilledRuntime.Python(1_769, python), shape, prices, month);

    double cpu = 1e6 * 0.006 / 5;
    double waits = 1e6 * 0.015;
    assertThat(bill.of(Bill.LAMBDA))
        .isCloseTo(0.20 + (cpu + waits) * 1_769 / 1_024 * 0.0000166667, within(1e-9));
    assertThat(bill.of(Bill.DYNAMODB))
        .isEqualTo(Bill.of(usage, deployed(), shape, prices, month).of(Bill.DYNAMODB));
  }

  private BilledRuntime deployed() {
    BenchFigures figures = new BenchFigures(1.5, 0.5, 0.02, 0.008, 5);
    return new BilledRuntime.Deployed(shape, figures, figures);
  }
}
