package io.studioaccess.studioctl.doctor;

import io.studioaccess.studioctl.stack.Installation;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
final class AlarmsAreHeard implements Check {
  private final Installation stack;

  AlarmsAreHeard(Installation stack) {
    this.stack = stack;
  }

  @Override
  public List<Finding> findings() {
    return stack.parameter("AlarmTopicArn").isEmpty() && stack.parameter("AlarmEmail").isEmpty()
        ? List.of(
            Finding.hint(
                "nobody is told when an alarm rings",
                "set the parameter AlarmEmail, or AlarmTopicArn, and deploy again"))
        : List.of();
  }
}
