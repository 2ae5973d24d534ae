package io.studioaccess.sandbox.cloudformation.rehearsal;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** CloudWatch: alarms and dashboards. */
final class MonitoringTypes {

  static final String ALARM = "AWS::CloudWatch::Alarm";

  private static final int NAME = 255;
  private static final int DESCRIPTION = 1_024;
  private static final int ACTIONS = 5;
  private static final int METRICS = 10;
  private static final int DAY = 86_400;
  private static final int HOUR = 3_600;

  private MonitoringTypes() {}

  static void addTo(ResourceTypes types) {
    types.add(
        ALARM,
        op -> {
          String name = op.name("AlarmName", NAME);
          return op.regional(name, name, Map.of("Arn", op.arn("cloudwatch", "alarm:" + name)));
        },
        MonitoringTypes::checkAlarm);
    types.add(
        "AWS::CloudWatch::Dashboard",
        op -> {
          String name = op.name("DashboardName", NAME);
          return op.regional(name, name, Map.of());
        },
        op -> Json.check(op.props().required("DashboardBody"), "DashboardBody"));
  }

  private static void checkAlarm(Op op) {
    Props alarm = op.props();
    alarm.atMost("AlarmDescription", DESCRIPTION);
    long periods = alarm.number("EvaluationPeriods", 1);
    Refused.unless(
        alarm.number("DatapointsToAlarm", periods) <= periods,
        "DatapointsToAlarm is greater than EvaluationPeriods",
        "Lower it.");
    if (alarm.parts("Metrics").isEmpty()) {
      checkMetric(op, alarm, periods);
    } else {
      checkMath(op, alarm, periods);
    }
    for (String list : Set.of("AlarmActions", "OKActions")) {
      Refused.above(ACTIONS, alarm.list(list).size(), list, "Use a topic.");
      alarm.texts(list).stream().filter(op::isHere).forEach(arn -> op.find(arn, list));
    }
  }

  private static void checkMath(Op op, Props alarm, long periods) {
    Set<String> ids = new HashSet<>();
    int returned = 0;
    for (Props query : alarm.parts("Metrics")) {
      String id = query.required("Id");
      Refused.unless(
          id.matches("[a-z][a-zA-Z0-9_]{0,254}") && ids.add(id),
          "Id %s is not unique, or does not begin with a small letter".formatted(id),
          "Rename it.");
      returned += query.textOr("ReturnData", "true").equals("true") ? 1 : 0;
      query
          .part("MetricStat")
          .ifPresent(
              stat -> {
                Props metric = stat.requiredPart("Metric");
                checkPeriod(stat, periods);
                checkDimensions(op, metric);
              });
    }
    Refused.above(METRICS, ids.size(), "Metrics of the alarm", "Split the alarm.");
    Refused.unless(
        returned == 1, "Exactly one element of Metrics must return data", "Set ReturnData.");
  }

  private static void checkMetric(Op op, Props alarm, long periods) {
    String namespace = alarm.required("Namespace");
    Refused.unless(
        namespace.matches("[^:].{0,254}"), "Namespace is not allowed: " + namespace, "Shorten it.");
    alarm.required("MetricName");
    checkPeriod(alarm, periods);
    checkDimensions(op, alarm);
  }

  private static void checkPeriod(Props stat, long periods) {
    long period = stat.number("Period", 60);
    Refused.unless(
        period == 10 || period == 30 || period % 60 == 0,
        "Period must be 10, 30 or a multiple of 60",
        "Correct it.");
    Refused.unless(
        period * periods <= (period >= HOUR ? 7 * DAY : DAY),
        "Metrics cannot be checked across more than %s (EvaluationPeriods * Period)"
            .formatted(period >= HOUR ? "seven days" : "a day"),
        "Lower one of them.");
  }

  /** CloudWatch accepts what does not exist; the alarm would then never have data. */
  private static void checkDimensions(Op op, Props metric) {
    for (Props dimension : metric.parts("Dimensions")) {
      String value = dimension.required("Value");
      String type =
          switch (dimension.required("Name")) {
            case "QueueName" -> QueueTypes.QUEUE;
            case "FunctionName" -> LambdaTypes.FUNCTION;
            default -> "";
          };
      Refused.unless(
          type.isEmpty() || op.account().named(type, op.region(), value).isPresent(),
          "the dimension names %s, which does not exist".formatted(value),
          "Refer to the resource's name with GetAtt or Ref.");
    }
  }
}
