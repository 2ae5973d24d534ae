package io.studioaccess.sandbox.cloudwatch;

import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.wire.AwsEndpoint;
import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Constraints;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateResponse;

/** CloudWatch's DescribeAlarms, by name, by prefix or by state, and SetAlarmState. */
public final class CloudWatch {

  private static final String VERSION = "2010-08-01";

  private final Alarms alarms;

  private CloudWatch(Alarms alarms) {
    this.alarms = alarms;
  }

  public static void serve(AwsEndpoint endpoint, Alarms alarms) {
    endpoint.serveQueryCompatible(
        "monitoring",
        "GraniteServiceVersion20100801",
        VERSION,
        new CloudWatch(alarms).operations(),
        new Constraints()
            .require(SetAlarmStateRequest.class, "AlarmName", "StateValue", "StateReason"));
  }

  private Operations operations() {
    return new Operations()
        .put(
            "DescribeAlarms",
            DescribeAlarmsRequest::builder,
            (request, caller) -> List.of(Access.to("cloudwatch:DescribeAlarms", "*")),
            (request, caller) -> describeAlarms(request))
        .put(
            "SetAlarmState",
            SetAlarmStateRequest::builder,
            (request, caller) ->
                List.of(Access.to("cloudwatch:SetAlarmState", arn(request.alarmName(), caller))),
            this::setAlarmState);
  }

  private static String arn(String alarm, Caller caller) {
    return "arn:aws:cloudwatch:%s:%s:alarm:%s"
        .formatted(caller.region(), caller.principal().accountId(), alarm);
  }

  private DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
    String prefix = Optional.ofNullable(request.alarmNamePrefix()).orElse("");
    return DescribeAlarmsResponse.builder()
        .metricAlarms(
            alarms.all().entrySet().stream()
                .filter(alarm -> alarm.getKey().startsWith(prefix))
                .filter(
                    alarm ->
                        !request.hasAlarmNames() || request.alarmNames().contains(alarm.getKey()))
                .filter(
                    alarm ->
                        request.stateValue() == null
                            || request.stateValue() == alarm.getValue().value())
                .map(alarm -> metricAlarm(alarm.getKey(), alarm.getValue()))
                .toList())
        .build();
  }

  private static MetricAlarm metricAlarm(String name, Alarms.State state) {
    return MetricAlarm.builder()
        .alarmName(name)
        .stateValue(state.value())
        .stateReason(state.reason())
        .stateUpdatedTimestamp(state.updated())
        .build();
  }

  private SetAlarmStateResponse setAlarmState(SetAlarmStateRequest request, Caller caller) {
    if (!alarms.has(request.alarmName())) {
      throw new ServiceException(
          "ResourceNotFound", 404, "no alarm " + request.alarmName(), Map.of());
    }
    alarms.set(
        request.alarmName(),
        new Alarms.State(request.stateValue(), request.stateReason(), caller.at()));
    return SetAlarmStateResponse.builder().build();
  }
}
