package io.studioaccess.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/** What an operation costs at several sizes of the company, as Markdown. */
public final class GrowthTable {
  private GrowthTable() {}

  /** One line for each operation and size. */
  static String markdown(Measurements measured) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| | users | calls | read units | write units | seconds | function CPU, s | heap, MB |");
    lines.add("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    TreeSet<String> operations = new TreeSet<>();
    measured.sizes().values().forEach(size -> operations.addAll(size.keySet()));
    for (MeasuredOperation operation : MeasuredOperation.values()) {
      measured
          .sizes()
          .forEach(
              (users, usages) ->
                  Optional.ofNullable(usages.get(operation.title()))
                      .ifPresent(usage -> lines.add(line(operation.title(), users, usage))));
    }
    return String.join("\n", lines) + "\n\n" + origin(measured) + "\n";
  }

  private static String origin(Measurements measured) {
    return "Measured on %s at revision %s, %s, the sweeper with %,d MB."
        .formatted(
            measured.measuredAt(),
            measured.revision(),
            measured.machine(),
            measured.sweeperMegabytes());
  }

  /** The scenes of the largest company. */
  static String scenes(Measurements measured) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| | calls | Identity Store | SageMaker | DynamoDB | SQS | others | read units |"
            + " write units | function CPU, s | heap, MB |");
    lines.add("| --- |" + " ---: |".repeat(10));
    measured.scenes().forEach((name, usage) -> lines.add(scene(name, usage)));
    return String.join("\n", lines) + "\n";
  }

  private static String line(String operation, int users, Usage usage) {
    return "| %s | %s | %s | %s | %s | %s | %s | %s |"
        .formatted(
            operation + (usage.unserved() > 0 ? " (fails)" : ""),
            number(users),
            number(usage.allCalls()),
            number(usage.allReadUnits()),
            number(usage.allWriteUnits()),
            number(usage.seconds()),
            number(usage.cpuSeconds()),
            number(usage.heapMegabytes()));
  }

  private static String scene(String name, Usage usage) {
    double listed =
        usage.callsOf("identitystore")
            + usage.callsOf("sagemaker")
            + usage.callsOf("dynamodb")
            + usage.callsOf("sqs");
    return "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |"
        .formatted(
            name + (usage.unserved() > 0 ? " (fails)" : ""),
            number(usage.allCalls()),
            number(usage.callsOf("identitystore")),
            number(usage.callsOf("sagemaker")),
            number(usage.callsOf("dynamodb")),
            number(usage.callsOf("sqs")),
            number(usage.allCalls() - listed),
            number(usage.allReadUnits()),
            number(usage.allWriteUnits()),
            number(usage.cpuSeconds()),
            number(usage.heapMegabytes()));
  }

  /** The calls of one usage, most frequent first. */
  static String calls(SortedMap<String, Double> calls) {
    return calls.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .map(call -> "%s %s".formatted(call.getKey(), number(call.getValue())))
        .reduce((one, other) -> one + ", " + other)
        .orElse("none");
  }

  /** Three figures at least. */
  static String number(double value) {
    String format = value >= 100 || value == Math.rint(value) ? "%,.0f" : "%,.1f";
    return String.format(
            Locale.ROOT, value < 10 && value != Math.rint(value) ? "%,.2f" : format, value)
        .strip();
  }
}
