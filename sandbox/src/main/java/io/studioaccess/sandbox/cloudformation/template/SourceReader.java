package io.studioaccess.sandbox.cloudformation.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Event source mappings, written as a function's event or as a resource of their own. */
final class SourceReader {

  private static final int QUEUE_BATCH = 10;
  private static final int QUEUE_CONCURRENCY = 1000;
  private static final int STREAM_BATCH = 100;
  private static final int MAX_RETRIES = 10_000;

  /** A stream forgets a record after a day, whatever the mapping says. */
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
              throw event.error("Type", "the sandbox does not understand events of type " + type);
        };
    event.done();
    return source;
  }

  static EventSource mapping(Properties properties) {
    String arn = properties.required("EventSourceArn");
    return arn.startsWith("arn:aws:dynamodb:") ? stream(properties, arn) : queue(properties, arn);
  }

  private static QueueSource queue(Properties properties, String arn) {
    boolean reports = common(properties);
    int concurrency =
        properties
            .part("ScalingConfig")
            .map(
                scaling -> {
                  int most = scaling.integer("MaximumConcurrency", QUEUE_CONCURRENCY);
                  scaling.done();
                  return most;
                })
            .orElse(QUEUE_CONCURRENCY);
    var source =
        new QueueSource(arn, properties.integer("BatchSize", QUEUE_BATCH), reports, concurrency);
    properties.done();
    return source;
  }

  private static StreamSource stream(Properties properties, String arn) {
    boolean reports = common(properties);
    String position = properties.required("StartingPosition");
    if (!List.of("TRIM_HORIZON", "LATEST").contains(position)) {
      throw properties.error("StartingPosition", position + " is no position of a stream");
    }
    var source =
        new StreamSource(
            arn,
            between(properties, "BatchSize", 1, 10_000).orElse(STREAM_BATCH),
            reports,
            properties.flag("BisectBatchOnFunctionError", false),
            between(properties, "MaximumRetryAttempts", 0, MAX_RETRIES),
            age(properties),
            properties.part("DestinationConfig").flatMap(SourceReader::onFailure));
    properties.done();
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
                    throw destination.error("Type", "the sandbox knows SQS alone, not " + type);
                  }
                  String queue = destination.required("Destination");
                  destination.done();
                  return queue;
                });
    config.done();
    return arn;
  }

  /** Answers whether the function reports what failed. Nobody waits for a batch to fill. */
  private static boolean common(Properties properties) {
    if (!properties.flag("Enabled", true)) {
      throw properties.error("Enabled", "a mapping that is switched off is not understood");
    }
    properties.without("MaximumBatchingWindowInSeconds");
    return properties.texts("FunctionResponseTypes").contains("ReportBatchItemFailures");
  }

  private static OptionalInt between(Properties properties, String name, int least, int most) {
    int value = properties.integer(name, -1);
    if (value == -1) {
      return OptionalInt.empty();
    }
    if (value < least || value > most) {
      throw properties.error(name, "%d is not between %d and %d".formatted(value, least, most));
    }
    return OptionalInt.of(value);
  }
}
