package io.studioaccess.sandbox.cloudformation.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads event source mappings, declared as a function's event or as a separate resource. */
final class SourceReader {

  private static final int DEFAULT_QUEUE_BATCH = 10;
  private static final int DEFAULT_QUEUE_CONCURRENCY = 1000;
  private static final int DEFAULT_STREAM_BATCH = 100;
  private static final int MAX_RETRIES = 10_000;

  /** A stream keeps a record for one day, regardless of the mapping. */
  private static final Duration RETENTION = Duration.ofDays(1);

  private SourceReader() {}

  static EventSource event(Properties event) {
    String type = event.required("Type");
    Properties properties =
        event.part("Properties").orElseThrow(() -> event.error("Properties is missing"));
    EventSource source =
        switch (type) {
          case "SQS" -> queue(properties, properties.required("Queue"));
          case "DynamoDB" -> stream(properties, properties.required("Stream"));
          default ->
              throw event.error("Type", "the sandbox does not support events of type " + type);
        };
    event.rejectUnread();
    return source;
  }

  static EventSource mapping(Properties properties) {
    String arn = properties.required("EventSourceArn");
    return arn.startsWith("arn:aws:dynamodb:") ? stream(properties, arn) : queue(properties, arn);
  }

  private static QueueSource queue(Properties properties, String arn) {
    boolean reports = readCommonProperties(properties);
    int concurrency =
        properties
            .part("ScalingConfig")
            .map(
                scaling -> {
                  int maximum = scaling.integer("MaximumConcurrency", DEFAULT_QUEUE_CONCURRENCY);
                  scaling.rejectUnread();
                  return maximum;
                })
            .orElse(DEFAULT_QUEUE_CONCURRENCY);
    var source =
        new QueueSource(
            arn, properties.integer("BatchSize", DEFAULT_QUEUE_BATCH), reports, concurrency);
    properties.rejectUnread();
    return source;
  }

  private static StreamSource stream(Properties properties, String arn) {
    boolean reports = readCommonProperties(properties);
    String position = properties.required("StartingPosition");
    if (!List.of("TRIM_HORIZON", "LATEST").contains(position)) {
      throw properties.error(
          "StartingPosition", position + " is not a supported position of a stream");
    }
    var source =
        new StreamSource(
            arn,
            between(properties, "BatchSize", 1, 10_000).orElse(DEFAULT_STREAM_BATCH),
            reports,
            properties.flag("BisectBatchOnFunctionError", false),
            between(properties, "MaximumRetryAttempts", 0, MAX_RETRIES),
            age(properties),
            properties.part("DestinationConfig").flatMap(SourceReader::onFailure));
    properties.rejectUnread();
    return source;
  }

  private static Duration age(Properties properties) {
    OptionalInt seconds = between(properties, "MaximumRecordAgeInSeconds", 60, 604_800);
    Duration age = seconds.isPresent() ? Duration.ofSeconds(seconds.getAsInt()) : RETENTION;
    return age.compareTo(RETENTION) < 0 ? age : RETENTION;
  }

  private static Optional<String> onFailure(Properties config) {
    Optional<String> arn =
        config
            .part("OnFailure")
            .map(
                destination -> {
                  String type = destination.text("Type").orElse("SQS");
                  if (!type.equals("SQS")) {
                    throw destination.error("Type", "the sandbox supports only SQS, not " + type);
                  }
                  String queue = destination.required("Destination");
                  destination.rejectUnread();
                  return queue;
                });
    config.rejectUnread();
    return arn;
  }

  /**
   * Reads the properties that both sources have. The sandbox ignores the batching window.
   *
   * @return whether the function reports which records failed
   */
  private static boolean readCommonProperties(Properties properties) {
    if (!properties.flag("Enabled", true)) {
      throw properties.error("Enabled", "a disabled mapping is not supported");
    }
    properties.ignoring("MaximumBatchingWindowInSeconds");
    return properties.texts("FunctionResponseTypes").contains("ReportBatchItemFailures");
  }

  private static OptionalInt between(Properties properties, String name, int minimum, int maximum) {
    int value = properties.integer(name, -1);
    if (value == -1) {
      return OptionalInt.empty();
    }
    if (value < minimum || value > maximum) {
      throw properties.error(
          name, "%d is not between %d and %d".formatted(value, minimum, maximum));
    }
    return OptionalInt.of(value);
  }
}
