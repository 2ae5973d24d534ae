package io.studioaccess.sandbox.cloudformation.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads AWS::CloudWatch::Alarm and AWS::CloudWatch::Dashboard. The sandbox evaluates no metrics,
 * but every reference must resolve.
 */
final class MonitoringReader {
  private final TemplateReader reader;

  MonitoringReader(TemplateReader reader) {
    this.reader = reader;
  }

  Monitoring read() {
    return new Monitoring(
        reader.byId("AWS::CloudWatch::Alarm", this::alarm),
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
