package io.studioaccess.integration.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.integration.adapters.TablesUnderTest;
import io.studioaccess.reconciler.membership.EventIds;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.Trigger;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Events of somebody who may put any event on the bus. */
class ForgedEventsIT {
  @RegisterExtension static final TablesUnderTest TABLES = new TablesUnderTest();
  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private MappedGroup group;
  private MappedDomain domain;
  private InProcessFunctions functions;

  @BeforeEach
  void mapAGroup() {
    group = new MappedGroup(aws, TABLES);
    domain = group.domain;
    functions = group.functions();
  }

  @AfterEach
  void close() {
    group.close();
  }

  private UserId granted(String name) {
    return group.granted(name, functions);
  }

  @Test
  void strangersLeaveNothingInTheLedger() {
    for (int i = 0; i < 60; i++) {
      UserId stranger = new UserId("0a1b2c3d4e-" + UUID.randomUUID());
      functions.reconcile(stranger, Direction.values()[i % 2]).throwFailure();
    }

    assertThat(domain.ledgerSize()).isZero();
  }

  @Test
  void aHugeEventIdNeverBlocksARevocation() {
    // Given
    String huge = "x".repeat(200_000);
    UserId user = granted("ada");
    Trigger forged =
        Trigger.first(EventIds.of(Map.of("detail", Map.of("eventID", huge)), "message"));

    // When
    domain.directory.leave(user.value(), group.id);
    for (int i = 0; i < 5; i++) {
      functions.reconcile(user, Direction.REVOKE, forged).throwFailure();
      aws.clock.advance(Duration.ofMinutes(2));
    }

    // Then
    assertThat(domain.roleOf("ada")).isEqualTo(InProcessFunctions.QUARANTINE.value());
    assertThat(domain.ledgerItem("user#" + user).toString()).hasSizeLessThan(5_000);
  }
}
