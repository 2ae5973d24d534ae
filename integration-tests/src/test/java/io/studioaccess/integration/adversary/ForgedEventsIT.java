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
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Events of somebody who may put any event on the bus. */
class ForgedEventsIT {
  @RegisterExtension static final TablesUnderTest TABLES = new TablesUnderTest();
  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private MappedDomain domain;
  private String scientists;
  private InProcessFunctions functions;

  @BeforeEach
  void mapAGroup() {
    domain = new MappedDomain(aws, TABLES);
    domain.map("scientists", 20);
    scientists = domain.directory.addGroup("scientists").groupId();
    functions = new InProcessFunctions(aws, TABLES, new InterceptedCalls(), http);
  }

  @AfterEach
  void close() {
    http.close();
  }

  private UserId granted(String name) {
    UserId user = domain.user(name);
    domain.directory.join(user.value(), scientists);
    for (int i = 0; i < 3; i++) {
      functions.reconcile(user, Direction.GRANT).throwFailure();
      aws.clock.advance(Duration.ofMinutes(2));
    }
    return user;
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
    domain.directory.leave(user.value(), scientists);
    for (int i = 0; i < 5; i++) {
      functions.reconcile(user, Direction.REVOKE, forged).throwFailure();
      aws.clock.advance(Duration.ofMinutes(2));
    }

    // Then
    assertThat(domain.roleOf("ada")).isEqualTo(InProcessFunctions.QUARANTINE.value());
    assertThat(domain.ledgerItem("user#" + user).toString()).hasSizeLessThan(5_000);
  }
}
