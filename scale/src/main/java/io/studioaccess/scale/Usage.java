package io.studioaccess.scale;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What something costs, as measured.
 *
 * @param readUnits of DynamoDB by table; a strongly consistent read of 4 KB is one unit
 * @param writeUnits of DynamoDB by table, those of the index included
 * @param functions by logical id, only those that ran
 * @param logBytes what the functions wrote to their logs
 * @param deliveries of events to queues, by rules
 * @param seconds of real time, with everything else that the machine does
 * @param waited seconds of the company's time until nothing was left to do
 * @param unserved messages that ended in a dead-letter queue
 */
public record Usage(
    SortedMap<String, Double> readUnits,
    SortedMap<String, Double> writeUnits,
    SortedMap<String, FunctionUse> functions,
    double logBytes,
    double deliveries,
    double seconds,
    double waited,
    double unserved) {

  /**
   * One function's part.
   *
   * @param calls of the function and its event source mappings, by service and operation, such as
   *     {@code dynamodb.Query}
   * @param seconds of invocations, in real time
   * @param cpuSeconds of its processes
   * @param allocatedMegabytes on the heap
   * @param heapMegabytes the most that a collection left on the heap
   */
  public record FunctionUse(
      SortedMap<String, Double> calls,
      double invocations,
      double seconds,
      double cpuSeconds,
      double allocatedMegabytes,
      double heapMegabytes) {

    FunctionUse dividedBy(double number) {
      return new FunctionUse(
          each(calls, value -> value / number),
          invocations / number,
          seconds / number,
          cpuSeconds / number,
          allocatedMegabytes / number,
          heapMegabytes);
    }
  }

  /** The calls of all functions, by service and operation. */
  public SortedMap<String, Double> calls() {
    SortedMap<String, Double> all = new TreeMap<>();
    functions
        .values()
        .forEach(
            use -> use.calls().forEach((call, number) -> all.merge(call, number, Double::sum)));
    return all;
  }

  public double allCalls() {
    return sum(calls());
  }

  public double allReadUnits() {
    return sum(readUnits);
  }

  public double allWriteUnits() {
    return sum(writeUnits);
  }

  /** The most heap that any function kept. */
  public double heapMegabytes() {
    return functions.values().stream().mapToDouble(FunctionUse::heapMegabytes).max().orElse(0);
  }

  public double cpuSeconds() {
    return functions.values().stream().mapToDouble(FunctionUse::cpuSeconds).sum();
  }

  /** The calls of one service. */
  public double callsOf(String service) {
    return calls().entrySet().stream()
        .filter(call -> call.getKey().startsWith(service + "."))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** The mean of one of several equal operations; heap stays what it was. */
  public Usage dividedBy(double number) {
    return new Usage(
        each(readUnits, value -> value / number),
        each(writeUnits, value -> value / number),
        each(functions, use -> use.dividedBy(number)),
        logBytes / number,
        deliveries / number,
        seconds / number,
        waited,
        unserved);
  }

  private static <T> SortedMap<String, T> each(SortedMap<String, T> map, UnaryOperator<T> change) {
    SortedMap<String, T> changed = new TreeMap<>(map);
    changed.replaceAll((_, value) -> change.apply(value));
    return changed;
  }

  private static double sum(Map<String, Double> parts) {
    return parts.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
