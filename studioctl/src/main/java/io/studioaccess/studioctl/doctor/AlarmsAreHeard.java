package io.studioaccess.studioctl.doctor;

import io.micronaut.core.annotation.Order;
import io.studioaccess.studioctl.stack.Installation;
import jakarta.inject.Singleton;
import java.util.List;

@Order(21)
@Singleton
final class AlarmsAreHeard implements Check {
  private final Installation stack;

  AlarmsAreHeard(Installation stack) {
    this.stack = stack;
  }

  @Override
  public Area area() {
    return Area.OPERATION;
  }

  @Override
  public String name() {
    return "alarm-receiver";
  }

  @Override
  public String question() {
    return "Is somebody told of alarms?";
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
