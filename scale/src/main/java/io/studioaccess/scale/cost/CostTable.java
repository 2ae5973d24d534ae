package io.studioaccess.scale.cost;

import io.studioaccess.scale.MeasuredOperation;
import io.studioaccess.scale.Measurements;
import io.studioaccess.scale.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The price list as Markdown: single changes, then months. */
final class CostTable {
  private static final List<MeasuredOperation> CHANGES =
      List.of(
          MeasuredOperation.JOIN,
          MeasuredOperation.GROUP_EVENT,
          MeasuredOperation.LEAVER,
          MeasuredOperation.ROLE_CHANGE,
          MeasuredOperation.WITHOUT_EFFECT,
          MeasuredOperation.CHANGED_ROW,
          MeasuredOperation.EVERYBODY);
  private static final List<String> PARTS =
      List.of(
          Bill.LAMBDA,
          Bill.SQS,
          Bill.EVENTBRIDGE,
          Bill.DYNAMODB,
          Bill.LOGS,
          Bill.MONITORING,
          Bill.KMS);
  private static final int SMALL_PYTHON = 128;
  private static final int LARGE_PYTHON = 256;

  private final MonthlyBill deployed;
  private final MonthlyBill smallPython;
  private final MonthlyBill largePython;

  CostTable(
      Measurements measured,
      DeployedShape shape,
      Prices prices,
      Month month,
      BenchFigures cold,
      BenchFigures restored,
      BenchFigures python) {
    Function<BilledRuntime, MonthlyBill> bill =
        runtime -> new MonthlyBill(measured, shape, prices, month, runtime);
    this.deployed = bill.apply(new BilledRuntime.Deployed(shape, cold, restored));
    this.smallPython = bill.apply(new BilledRuntime.Python(SMALL_PYTHON, python));
    this.largePython = bill.apply(new BilledRuntime.Python(LARGE_PYTHON, python));
  }

  String markdown(List<Integer> sizes) {
    return changes(sizes) + "\n" + months(sizes);
  }

  /** In cents for a thousand, which can be read. */
  private String changes(List<Integer> sizes) {
    List<String> lines = new ArrayList<>();
    lines.add(row("A thousand times, in dollars", sizes, "%,d people"::formatted));
    lines.add("| --- |" + " ---: |".repeat(sizes.size()));
    for (MeasuredOperation operation : CHANGES) {
      lines.add(
          row(
              operation.title(),
              sizes,
              size -> dollars(1e3 * deployed.of(operation, size).total())));
      lines.add(
          row(
              "– of it Lambda (Python 128 MB, 256 MB)",
              sizes,
              size ->
                  "%s (%s, %s)"
                      .formatted(
                          dollars(1e3 * deployed.of(operation, size).of(Bill.LAMBDA)),
                          dollars(1e3 * smallPython.of(operation, size).of(Bill.LAMBDA)),
                          dollars(1e3 * largePython.of(operation, size).of(Bill.LAMBDA)))));
    }
    return String.join("\n", lines) + "\n";
  }

  private String months(List<Integer> sizes) {
    List<String> lines = new ArrayList<>();
    lines.add(row("A month, in dollars", sizes, "%,d people"::formatted));
    lines.add("| --- |" + " ---: |".repeat(sizes.size()));
    for (boolean scim : new boolean[] {false, true}) {
      String how = scim ? "SCIM" : "without SCIM";
      lines.add(row(how, sizes, size -> dollars(deployed.of(size, scim).total())));
      for (String part : PARTS) {
        lines.add(row("– " + part, sizes, size -> dollars(deployed.of(size, scim).of(part))));
      }
      lines.add(
          row(
              how + ", the Python sample of 128 MB",
              sizes,
              size -> dollars(smallPython.of(size, scim).total())));
      lines.add(
          row(
              how + ", the Python sample of 256 MB",
              sizes,
              size -> dollars(largePython.of(size, scim).total())));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String row(String title, List<Integer> sizes, Function<Integer, String> cell) {
    return sizes.stream().map(cell).collect(Collectors.joining(" | ", "| " + title + " | ", " |"));
  }

  private static String dollars(double value) {
    String format = value >= 100 ? "%,.0f" : value >= 0.1 || value == 0 ? "%,.2f" : "%,.4f";
    return String.format(Locale.ROOT, format, value);
  }
}
