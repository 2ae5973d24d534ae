package io.studioaccess.studioctl.doctor;

import io.studioaccess.studioctl.stack.StackResources;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

@Singleton
final class NoAlarmRings implements Check {
  private final CloudWatchClient cloudWatch;
  private final StackResources resources;

  NoAlarmRings(CloudWatchClient cloudWatch, StackResources resources) {
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
                    "alarm %s rings%s"
                        .formatted(
                            alarm.alarmName(),
                            alarm.alarmDescription() == null
                                ? ""
                                : ": " + alarm.alarmDescription()),
                    "docs/runbook.md says what to do"))
        .toList();
  }
}
