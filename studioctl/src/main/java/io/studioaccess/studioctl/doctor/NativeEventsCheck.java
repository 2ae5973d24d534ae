package io.studioaccess.studioctl.doctor;

import io.studioaccess.aws.dynamodb.DynamoDbNativeEvents;
import jakarta.inject.Singleton;
import java.util.List;

/** The checks of the trail decide whether it is a fault that none arrives. */
@Singleton
final class NativeEventsCheck implements Check {
  private final DynamoDbNativeEvents nativeEvents;

  NativeEventsCheck(DynamoDbNativeEvents nativeEvents) {
    this.nativeEvents = nativeEvents;
  }

  @Override
  public List<Finding> findings() {
    return nativeEvents.lastSeen().isPresent()
        ? List.of()
        : List.of(
            Finding.hint(
                "no event of the Identity Store itself has arrived so far. AWS sends them without a"
                    + " trail, in Identity Center's home region",
                "change a user or group, and run studioctl doctor again after some minutes"));
  }
}
