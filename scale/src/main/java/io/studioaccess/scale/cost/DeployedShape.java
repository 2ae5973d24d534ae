package io.studioaccess.scale.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code template.yaml} says of things that cost by the month or by the second.
 *
 * @param functions by logical id
 * @param queuesThatInvoke queues that Lambda polls
 * @param queues all of them
 * @param alarmMetrics a metric in each alarm
 */
record DeployedShape(
    Map<String, Function> functions, int queuesThatInvoke, int queues, int alarmMetrics) {
  private static final Pattern RESOURCE =
      Pattern.compile("^ {2}([A-Z][A-Za-z0-9]*):\\n((?: {4}.*\\n|\\n)+)", Pattern.MULTILINE);

  /**
   * A function.
   *
   * @param memory in megabytes
   * @param architecture {@code x86_64} or {@code arm64}
   */
  record Function(int memory, String architecture, boolean snapStart) {
    /** Lambda gives a function one processor at 1,769 MB, and shares of it below. */
    private static final double MEGABYTES_PER_PROCESSOR = 1_769;

    static double share(double memory) {
      return Math.min(1, memory / MEGABYTES_PER_PROCESSOR);
    }
  }

  static DeployedShape read(Path template) {
    try {
      return of(Files.readString(template));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static DeployedShape of(String template) {
    Map<String, Function> functions = new TreeMap<>();
    int polled = 0;
    int queues = 0;
    int alarms = 0;
    Matcher resources = RESOURCE.matcher(template);
    while (resources.find()) {
      String body = resources.group(2);
      if (body.contains("Type: AWS::Serverless::Function")) {
        functions.put(resources.group(1), function(body));
        polled += count(body, "Type: SQS\n");
      } else if (body.contains("Type: AWS::SQS::Queue\n")) {
        queues++;
      } else if (body.contains("Type: AWS::CloudWatch::Alarm")) {
        alarms += Math.max(1, count(body, "MetricStat:"));
      }
    }
    if (functions.isEmpty() || queues == 0 || alarms == 0) {
      throw new IllegalStateException("template.yaml has an unknown form");
    }
    return new DeployedShape(functions, polled, queues, alarms);
  }

  private static Function function(String body) {
    return new Function(
        Integer.parseInt(value(body, "MemorySize: (\\d+)")),
        value(body, "Architectures: \\[(\\w+)\\]"),
        body.contains("SnapStart:"));
  }

  private static String value(String body, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(body);
    if (!found.find()) {
      throw new IllegalStateException("a function of template.yaml lacks " + pattern);
    }
    return found.group(1);
  }

  private static int count(String body, String text) {
    return (body.length() - body.replace(text, "").length()) / text.length();
  }
}
