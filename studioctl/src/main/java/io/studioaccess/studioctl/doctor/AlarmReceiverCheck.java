package io.studioaccess.studioctl.doctor;

import io.studioaccess.studioctl.stack.Installation;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
final class AlarmReceiverCheck implements Check {
  private final Installation stack;

  AlarmReceiverCheck(Installation stack) {
    this.stack = stack;
  }

  @Override
  public List<Finding> findings() {
    return stack.parameter("AlarmTopicArn").isEmpty() && stack.parameter("AlarmEmail").isEmpty()
        ? List.of(
            Finding.hint(
                "alarms notify no administrator",
                "set the parameter AlarmEmail or AlarmTopicArn, and deploy the stack again"))
        : List.of();
  }
}
