package io.studioaccess.sandbox.cloudformation.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads AWS::CloudWatch::Alarm and AWS::CloudWatch::Dashboard. Every reference must resolve. */
final class MonitoringReader {
  private final TemplateReader reader;

  MonitoringReader(TemplateReader reader) {
    this.reader = reader;
  }

  Monitoring read() {
    return new Monitoring(
        reader.byId("AWS::CloudWatch::Alarm", this::alarm),
        reader.byId("AWS::CloudWatch::Alarm", this::condition),
        reader.byId("AWS::CloudWatch::Dashboard", this::dashboard));
  }

  private List<TemplateMetric> alarm(Resource resource) {
    Properties alarm =
        reader
            .properties(resource)
            .ignoring(
                "AlarmName",
                "AlarmDescription",
                "Statistic",
                "Period",
                "EvaluationPeriods",
                "DatapointsToAlarm",
                "ComparisonOperator",
                "Threshold",
                "TreatMissingData");
    var metrics = new ArrayList<TemplateMetric>();
    if (alarm.text("MetricName").isPresent()) {
      metrics.add(metric(alarm));
    }
    for (Properties query : alarm.parts("Metrics")) {
      query.ignoring("Id", "Label", "Expression", "ReturnData");
      query
          .part("MetricStat")
          .map(stat -> stat.ignoring("Period", "Stat"))
          .flatMap(stat -> stat.part("Metric"))
          .map(MonitoringReader::metric)
          .ifPresent(metrics::add);
      query.rejectUnread();
    }
    alarm.texts("AlarmActions");
    alarm.texts("OKActions");
    alarm.rejectUnread();
    return metrics;
  }

  private AlarmCondition condition(Resource resource) {
    Properties alarm = reader.properties(resource);
    List<Properties> stats =
        alarm.parts("Metrics").stream()
            .flatMap(query -> query.part("MetricStat").stream())
            .toList();
    List<String> expressions =
        alarm.parts("Metrics").stream()
            .flatMap(query -> query.text("Expression").stream())
            .toList();
    int periods = alarm.integer("EvaluationPeriods", 1);
    return new AlarmCondition(
        alarm.text("AlarmDescription").orElse(""),
        expressions.isEmpty() ? "" : expressions.getFirst(),
        stats.isEmpty()
            ? alarm.text("Statistic").orElse("")
            : stats.getFirst().text("Stat").orElse(""),
        stats.isEmpty() ? alarm.seconds("Period", 60) : stats.getFirst().seconds("Period", 60),
        periods,
        alarm.integer("DatapointsToAlarm", periods),
        alarm.text("ComparisonOperator").orElse(""),
        alarm.integer("Threshold", 0),
        alarm.text("TreatMissingData").orElse("missing"));
  }

  private static TemplateMetric metric(Properties properties) {
    Map<String, String> dimensions = new HashMap<>();
    for (Properties dimension : properties.parts("Dimensions")) {
      dimensions.put(dimension.required("Name"), dimension.required("Value"));
      dimension.rejectUnread();
    }
    return new TemplateMetric(
        properties.required("Namespace"), properties.required("MetricName"), dimensions);
  }

  private String dashboard(Resource resource) {
    Properties dashboard = reader.properties(resource).ignoring("DashboardName");
    String body = dashboard.required("DashboardBody");
    dashboard.rejectUnread();
    return body;
  }
}
