package io.studioaccess.scale;

import io.studioaccess.sandbox.wire.Pace;
import java.time.Duration;
import java.util.SortedMap;

/**
 * How long AWS's services take to answer, as assumed in {@code scale/month.yaml}: AWS promises no
 * times.
 *
 * @param millis by the sandbox's name of the service
 * @param others for each service without a time of its own
 */
public record Latencies(SortedMap<String, Double> millis, double others) {
  void applyTo(Pace pace) {
    millis.forEach(
        (service, time) -> pace.delay(service, Duration.ofNanos(Math.round(time * 1e6))));
  }

  /** What the calls of a function wait in total, one after the other. */
  public double secondsOf(Usage.FunctionUse use) {
    return use.calls().entrySet().stream()
        .filter(call -> !isOfLambda(call.getKey()))
        .mapToDouble(call -> call.getValue() * of(service(call.getKey())) / 1e3)
        .sum();
  }

  /** Lambda itself receives and deletes messages and reads streams; no function waits for it. */
  public static boolean isOfLambda(String call) {
    return call.equals("sqs.ReceiveMessage")
        || call.startsWith("sqs.DeleteMessage")
        || call.equals("sqs.GetQueueAttributes")
        || call.startsWith("dynamodb_streams.");
  }

  private double of(String service) {
    return millis.getOrDefault(service, others);
  }

  private static String service(String call) {
    return call.substring(0, call.indexOf('.'));
  }
}
