package io.studioaccess.sandbox.cloudformation.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * AWS::CloudWatch::Alarm and AWS::CloudWatch::Dashboard: nothing rings here, but all must resolve.
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
            .without(
                "AlarmName",
                "AlarmDescription",
                "Statistic",
                "Period",
                "EvaluationPeriods",
                "DatapointsToAlarm",
                "ComparisonOperator",
                "Threshold",
                "TreatMissingData");
    var followed = new ArrayList<TemplateMetric>();
    if (alarm.text("MetricName").isPresent()) {
      followed.add(metric(alarm));
    }
    for (Properties query : alarm.parts("Metrics")) {
      query.without("Id", "Label", "Expression", "ReturnData");
      query
          .part("MetricStat")
          .map(stat -> stat.without("Period", "Stat"))
          .flatMap(stat -> stat.part("Metric"))
          .map(MonitoringReader::metric)
          .ifPresent(followed::add);
      query.done();
    }
    alarm.texts("AlarmActions");
    alarm.texts("OKActions");
    alarm.done();
    return followed;
  }

  private static TemplateMetric metric(Properties properties) {
    Map<String, String> dimensions = new HashMap<>();
    for (Properties dimension : properties.parts("Dimensions")) {
      dimensions.put(dimension.required("Name"), dimension.required("Value"));
      dimension.done();
    }
    return new TemplateMetric(
        properties.required("Namespace"), properties.required("MetricName"), dimensions);
  }

  private String dashboard(Resource resource) {
    Properties dashboard = reader.properties(resource).without("DashboardName");
    String body = dashboard.required("DashboardBody");
    dashboard.done();
    return body;
  }
}
