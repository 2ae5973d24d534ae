package io.studioaccess.scale.cost;

import io.studioaccess.scale.Month;
import io.studioaccess.scale.Usage;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Dollars by what they pay for.
 *
 * @param parts such as {@code Lambda}
 */
record Bill(SortedMap<String, Double> parts) {
  static final String LAMBDA = "Lambda";
  static final String SQS = "SQS";
  static final String EVENTBRIDGE = "EventBridge";
  static final String DYNAMODB = "DynamoDB";
  static final String LOGS = "CloudWatch logs";
  static final String MONITORING = "CloudWatch metrics, alarms, dashboard";
  static final String KMS = "KMS";

  static Bill none() {
    return new Bill(new TreeMap<>());
  }

  /** What something costs that was measured, without starts of environments. */
  static Bill of(
      Usage usage, BilledRuntime runtime, DeployedShape shape, Prices prices, Month month) {
    double lambda = 0;
    for (Map.Entry<String, Usage.FunctionUse> function : usage.functions().entrySet()) {
      lambda += function.getValue().invocations() * prices.requests();
      lambda +=
          runtime.gigabyteSeconds(function.getKey(), function.getValue(), month.latencies())
              * prices.gigabyteSecond(architecture(shape, function.getKey()));
    }
    double gigabytes = usage.logBytes() / 1e9;
    return none()
        .with(LAMBDA, lambda)
        .with(SQS, (usage.callsOf("sqs") + usage.deliveries()) * prices.sqs())
        .with(EVENTBRIDGE, usage.calls().getOrDefault("events.PutEvents", 0.0) * prices.events())
        .with(
            DYNAMODB,
            usage.allReadUnits() * prices.readUnits() + usage.allWriteUnits() * prices.writeUnits())
        .with(LOGS, gigabytes * (prices.logs() + prices.logsStored() * month.logDays() / 30));
  }

  static String architecture(DeployedShape shape, String function) {
    DeployedShape.Function deployed = shape.functions().get(function);
    if (deployed == null) {
      throw new IllegalStateException("template.yaml has no " + function);
    }
    return deployed.architecture();
  }

  Bill with(String part, double dollars) {
    return plus(new Bill(new TreeMap<>(Map.of(part, dollars))));
  }

  Bill plus(Bill other) {
    SortedMap<String, Double> sum = new TreeMap<>(parts);
    other.parts.forEach((part, dollars) -> sum.merge(part, dollars, Double::sum));
    return new Bill(sum);
  }

  Bill times(double number) {
    SortedMap<String, Double> product = new TreeMap<>(parts);
    product.replaceAll((_, dollars) -> dollars * number);
    return new Bill(product);
  }

  double of(String part) {
    return parts.getOrDefault(part, 0.0);
  }

  double total() {
    return parts.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
