package io.studioaccess.integration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.lambda.InvocationResult;
import io.studioaccess.scale.LedgerWriter;
import io.studioaccess.scale.Meter;
import io.studioaccess.scale.Usage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The laws of the growth table, at a small size: what {@code make scale} measures at a large one.
 */
@ResourceLock(Stack.SHARED_WITH_ONE_CHANGE_AN_HOUR)
class GroupCostIT {
  private static final int OTHERS = 400;
  private static final Stack STACK = Stack.sharedWithOneChangeAnHour();

  @Test
  void aGroupCostsTheSameInALargerLedger() {
    // Given
    User member = STACK.newUser();
    STACK.granted(member, Company.DATA_SCIENTISTS);
    Meter meter = new Meter(STACK.sandbox, Optional.empty());
    Usage small = sweepOfTheGroup(meter);

    // When
    copies(OTHERS, false);
    Usage large = sweepOfTheGroup(meter);
    copies(OTHERS, true);

    // Then
    assertThat(callsOfTheSweep(small)).isNotEmpty();
    assertThat(callsOfTheSweep(large)).isEqualTo(callsOfTheSweep(small));
    assertThat(small.allReadUnits()).isPositive();
    assertThat(large.allReadUnits()).isCloseTo(small.allReadUnits(), withinPercentage(10));
    assertThat(large.allWriteUnits()).isEqualTo(small.allWriteUnits());
    assertThat(small.functions().get("SweeperFunction").invocations()).isEqualTo(1);
  }

  /**
   * Lambda polls the stream of the mapping table and the queues whether anything happens or not.
   */
  private static Map<String, Double> callsOfTheSweep(Usage usage) {
    Map<String, Double> calls = new HashMap<>(usage.calls());
    calls
        .keySet()
        .removeIf(
            operation ->
                operation.startsWith("dynamodb_streams.")
                    || operation.equals("sqs.ReceiveMessage"));
    return calls;
  }

  private static Usage sweepOfTheGroup(Meter meter) {
    STACK.sandbox.settle();
    meter.start();
    InvocationResult answer =
        STACK.sandbox.invoke(
            "SweeperFunction",
            "{\"type\":\"studio-access.Sweep\",\"groupIds\":[\"%s\"]}"
                .formatted(Company.DATA_SCIENTISTS.groupId()));
    assertThat(answer).isInstanceOf(InvocationResult.Succeeded.class);
    return meter.stop();
  }

  /** Adds or deletes records of others, who are in no group that is mapped. */
  private static void copies(int number, boolean deletes) {
    String table = STACK.sandbox.table("LedgerTable");
    Map<String, AttributeValue> record = new HashMap<>();
    record.put("fence", AttributeValue.fromN("1"));
    record.put("profiles", AttributeValue.fromM(Map.of()));
    record.put("memberships", AttributeValue.fromM(Map.of()));
    record.put("note", AttributeValue.fromS("x".repeat(1_000)));
    try (LedgerWriter ledger = new LedgerWriter(STACK.sandbox.dynamoDb(), table)) {
      for (int i = 0; i < number; i++) {
        String key = "user#00000000-0000-4000-8000-%012d".formatted(i);
        record.put("pk", AttributeValue.fromS(key));
        if (deletes) {
          ledger.delete(Map.of("pk", AttributeValue.fromS(key)));
        } else {
          ledger.put(Map.copyOf(record));
        }
      }
    }
  }
}
