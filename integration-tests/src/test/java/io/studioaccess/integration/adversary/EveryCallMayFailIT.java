package io.studioaccess.integration.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.integration.adapters.TablesUnderTest;
import io.studioaccess.integration.adversary.InterceptedCalls.Fault;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.SharingType;

/**
 * Each operation that the two functions call, in each phase of a user's life, meets each fault. The
 * operations are those of a run without faults, not a list.
 */
class EveryCallMayFailIT {

  /** The phase in which the operation is spoiled. */
  private enum Phase {
    JOINING,
    CHANGING,
    LEAVING
  }

  private record Case(Phase phase, String operation, Fault fault) {}

  /**
   * What a revocation needs: who the user is, what the mapping grants them, the user's record, and
   * the change of the role. While it fails, the message stays in the queue.
   */
  private static final Set<String> NEEDED =
      Set.of(
          "Identitystore.DescribeUser",
          "Identitystore.ListGroupMembershipsForMember",
          "Identitystore.DescribeGroup",
          "DynamoDb.Scan",
          "DynamoDb.GetItem",
          "DynamoDb.UpdateItem",
          "SageMaker.UpdateUserProfile");

  /** A profile is created, then the group is assigned, then the grant is reported. */
  private static final int RECONCILES = 3;

  /** Before the user leaves, each of these ends the reconcile as a denied call does, or sooner. */
  private static final Set<Fault> LIKE_A_DENIAL =
      Set.of(Fault.FAILED, Fault.THROTTLED, Fault.KEY_NOT_FOUND);

  @RegisterExtension static final TablesUnderTest TABLES = new TablesUnderTest();
  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final InterceptedCalls calls = new InterceptedCalls();
  private InProcessClients clients;
  private MappedDomain domain;
  private String scientists;
  private String engineers;
  private int users;

  @BeforeEach
  void mapTwoGroups() {
    clients = InProcessClients.of(aws, calls, http, aws.administrator());
    domain = new MappedDomain(aws, TABLES);
    domain.map("scientists", 20);
    domain.map("engineers", 10);
    scientists = domain.directory.addGroup("scientists").groupId();
    engineers = domain.directory.addGroup("engineers").groupId();
  }

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void aLeaverLosesTheRole() {
    List<Case> cases = cases();
    List<String> kept = new ArrayList<>();
    for (Case spoiled : cases) {
      try {
        String role = live(Optional.of(spoiled));
        if (!role.equals(InProcessFunctions.QUARANTINE.value())) {
          kept.add("%s keeps %s".formatted(spoiled, role));
        }
      } catch (RuntimeException e) {
        kept.add("%s: %s".formatted(spoiled, e));
      }
    }

    assertThat(kept).isEmpty();
    assertThat(cases).as("combinations").hasSizeGreaterThan(70);
  }

  /** Every fault of every operation of a life without faults. */
  private List<Case> cases() {
    Map<Phase, Set<String>> operations = new EnumMap<>(Phase.class);
    assertThat(live(Optional.empty(), operations)).isEqualTo(InProcessFunctions.QUARANTINE.value());
    List<Case> cases = new ArrayList<>();
    operations.forEach(
        (phase, named) -> {
          for (String operation : named) {
            for (Fault fault : Fault.values()) {
              boolean makesADifference = phase == Phase.LEAVING || !LIKE_A_DENIAL.contains(fault);
              if (fault.concerns(operation) && makesADifference) {
                cases.add(new Case(phase, operation, fault));
              }
            }
          }
        });
    return cases;
  }

  private String live(Optional<Case> spoiled) {
    return live(spoiled, new EnumMap<>(Phase.class));
  }

  /**
   * A user joins, changes and leaves.
   *
   * @param operations receives the operations of each phase
   * @return the role at the end
   */
  private String live(Optional<Case> spoiled, Map<Phase, Set<String>> operations) {
    InProcessFunctions functions = new InProcessFunctions(aws, TABLES, clients);
    String name = "user-" + ++users;
    UserId user = domain.user(name);

    domain.directory.join(user.value(), scientists);
    in(Phase.JOINING, spoiled, operations, () -> reconcile(functions, user));
    if (isIn(Phase.CHANGING, spoiled)) {
      domain.directory.join(user.value(), engineers);
      in(Phase.CHANGING, spoiled, operations, () -> reconcile(functions, user));
    }
    if (!isIn(Phase.LEAVING, spoiled) || spoiled.isEmpty()) {
      reconcile(functions, user); // nothing was spoiled so far if only the end is
    }
    assertThat(domain.roleOf(name)).as("role before the end").startsWith(MappedDomain.ROLES);
    if (isIn(Phase.LEAVING, spoiled)) {
      domain.studio.startApp(domain.id(), name, AppType.JUPYTER_SERVER, "default");
      domain.studio.addSpace(domain.id(), name + "-private", name, SharingType.PRIVATE);
      domain.studio.addSpace(domain.id(), name + "-shared", name, SharingType.SHARED);
      aws.clock.advance(Duration.ofMinutes(10));
    }

    domain.directory.leave(user.value(), scientists);
    if (isIn(Phase.CHANGING, spoiled)) {
      domain.directory.leave(user.value(), engineers);
    }
    in(
        Phase.LEAVING,
        spoiled,
        operations,
        () -> {
          boolean lost = revoke(functions, user);
          spoiled
              .filter(it -> it.phase() == Phase.LEAVING && NEEDED.contains(it.operation()))
              .ifPresent(it -> assertThat(lost).as("lost: " + it).isFalse());
        });
    if (spoiled.filter(it -> NEEDED.contains(it.operation())).isPresent()) {
      revoke(functions, user);
    }
    return domain.roleOf(name);
  }

  /** A life without faults has all phases, so that it shows all operations. */
  private static boolean isIn(Phase phase, Optional<Case> spoiled) {
    return spoiled.map(it -> it.phase() == phase).orElse(true);
  }

  private void in(
      Phase phase,
      Optional<Case> spoiled,
      Map<Phase, Set<String>> operations,
      Runnable reconciles) {
    calls.takeOperations();
    spoiled
        .filter(it -> it.phase() == phase)
        .ifPresent(it -> calls.spoil(it.operation(), it.fault()));
    reconciles.run();
    calls.heal();
    operations.put(phase, calls.takeOperations());
  }

  private void reconcile(InProcessFunctions functions, UserId user) {
    for (int i = 0; i < RECONCILES; i++) {
      var unused = functions.tryToReconcile(user, Direction.GRANT);
      aws.clock.advance(Duration.ofMinutes(2));
    }
  }

  /** Returns whether a reconcile neither failed nor asked for another one: it would be lost. */
  private boolean revoke(InProcessFunctions functions, UserId user) {
    boolean lost = false;
    for (int i = 0; i < 2; i++) {
      int before = functions.requested.size();
      try {
        var result = functions.reconcile(user, Direction.REVOKE);
        result.throwFailure();
        lost |=
            functions.requested.size() == before
                && result.outcomes().stream().noneMatch(Outcome.Quarantined.class::isInstance);
      } catch (RuntimeException e) {
        // The message stays in the queue.
      }
      aws.clock.advance(Duration.ofMinutes(2));
    }
    return lost;
  }
}
