package io.studioaccess.studioctl.doctor;

import io.studioaccess.studioctl.stack.StackResources;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

@Singleton
final class AlarmsCheck implements Check {
  private final CloudWatchClient cloudWatch;
  private final StackResources resources;

  AlarmsCheck(CloudWatchClient cloudWatch, StackResources resources) {
    this.cloudWatch = cloudWatch;
    this.resources = resources;
  }

  @Override
  public List<Finding> findings() {
    List<String> names = resources.physicalIds("AWS::CloudWatch::Alarm");
    return cloudWatch
        .describeAlarmsPaginator(describe -> describe.alarmNames(names))
        .metricAlarms()
        .stream()
        .filter(alarm -> alarm.stateValue() == StateValue.ALARM)
        .map(
            alarm ->
                Finding.warning(
                    "alarm %s is in ALARM state%s"
                        .formatted(
                            alarm.alarmName(),
                            alarm.alarmDescription() == null
                                ? ""
                                : ": " + alarm.alarmDescription()),
                    "see docs/runbook.md"))
        .toList();
  }
}
