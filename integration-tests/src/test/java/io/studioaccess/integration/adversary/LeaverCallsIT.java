package io.studioaccess.integration.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.integration.adapters.TablesUnderTest;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.wire.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sagemaker.model.SharingType;

/**
 * The calls to SageMaker for users who leave a domain of 100, 1,000 and 10,000 spaces, from the
 * event to the deletion. Each leaver has one private space and one reconcile after the other.
 */
class LeaverCallsIT {
  private static final int LEAVERS = 4;
  private static final int PAGE = 100;

  /** A grant: profile created, group assigned, outcome reported. */
  private static final int GRANTS = 3;

  @RegisterExtension static final TablesUnderTest TABLES = new TablesUnderTest();
  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private MappedDomain domain;
  private InProcessFunctions functions;
  private int spaces;

  @BeforeEach
  void mapAGroup() {
    domain = new MappedDomain(aws, TABLES);
    domain.map("scientists", 10);
    functions = new InProcessFunctions(aws, TABLES, new InterceptedCalls(), http);
  }

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void aLeaverCostsALeaverWhateverTheSizeOfTheDomain() {
    String group = domain.directory.addGroup("scientists").groupId();
    UserId stays = granted("stays", group);
    List<Map<String, Long>> costs = new ArrayList<>();
    List<Long> listed = new ArrayList<>();

    for (int size : List.of(100, 1_000, 10_000)) {
      fillUpTo(size, "stays");
      List<String> names = new ArrayList<>();
      List<UserId> leavers = new ArrayList<>();
      for (int i = 0; i < LEAVERS; i++) {
        names.add("leaver-%d-%d".formatted(size, i));
        leavers.add(granted(names.getLast(), group));
        domain.studio.addSpace(
            domain.id(), names.getLast() + "-own", names.getLast(), SharingType.PRIVATE);
      }
      aws.clock.advance(Duration.ofHours(2));
      leavers.forEach(user -> domain.directory.leave(user.value(), group));

      Map<String, Long> quarantine = callsOf(() -> leavers.forEach(this::quarantine));
      aws.clock.advance(Duration.ofDays(7));
      Map<String, Long> deletion = callsOf(() -> leavers.forEach(this::delete));

      int pages = Math.ceilDiv(size + LEAVERS, PAGE);
      assertThat(quarantine.get("ListSpaces"))
          .as("the domain once, and the newest page in both reconciles of a leaver")
          .isBetween((long) pages, (long) pages + 2 * LEAVERS);
      assertThat(deletion.get("ListSpaces"))
          .as("the domain once more")
          .isBetween((long) pages, (long) pages + LEAVERS);
      listed.add(Math.max(quarantine.get("ListSpaces"), deletion.get("ListSpaces")));
      quarantine.remove("ListSpaces");
      deletion.remove("ListSpaces");
      deletion.forEach((operation, calls) -> quarantine.merge(operation, calls, Long::sum));
      costs.add(quarantine);
      names.forEach(name -> assertThat(domain.roleOf(name)).isEqualTo("no profile"));
    }

    assertThat(listed.getLast() - listed.getFirst())
        .as("only the shared listing grows: " + listed)
        .isBetween(95L, 100L);
    assertThat(costs).allMatch(costs.getFirst()::equals);
    assertThat(costs.getFirst().values().stream().mapToLong(Long::longValue).sum())
        .as("calls for each leaver without the shared listings: " + costs.getFirst())
        .isLessThanOrEqualTo(28L * LEAVERS);
    assertThat(functions.tryToReconcile(stays, Direction.REVOKE))
        .hasOnlyElementsOfType(Outcome.Unchanged.class);
  }

  private UserId granted(String name, String group) {
    UserId user = domain.user(name);
    domain.directory.join(user.value(), group);
    for (int i = 0; i < GRANTS; i++) {
      List<Outcome> unused = functions.tryToReconcile(user, Direction.GRANT);
      aws.clock.advance(Duration.ofSeconds(15));
    }
    assertThat(domain.roleOf(name)).isEqualTo(MappedDomain.role("scientists").value());
    return user;
  }

  private void fillUpTo(int size, String owner) {
    for (; spaces < size; spaces++) {
      domain.studio.addSpace(domain.id(), "s" + spaces, owner, SharingType.PRIVATE);
    }
  }

  /** The role is taken; then its change is complete, and no app runs. */
  private void quarantine(UserId user) {
    assertThat(functions.tryToReconcile(user, Direction.REVOKE))
        .doesNotHaveAnyElementsOfTypes(Outcome.Quarantined.class);
    aws.clock.advance(Duration.ofSeconds(15));
    assertThat(functions.tryToReconcile(user, Direction.REVOKE))
        .hasOnlyElementsOfType(Outcome.Quarantined.class);
  }

  /** The space is deleted, then the profile; then both are gone. */
  private void delete(UserId user) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      outcomes.addAll(functions.tryToReconcile(user, Direction.REVOKE));
      aws.clock.advance(Duration.ofSeconds(30));
    }
    assertThat(outcomes.getLast()).isInstanceOf(Outcome.Revoked.class);
  }

  private Map<String, Long> callsOf(Runnable work) {
    aws.cloud.endpoint().calls().clear();
    work.run();
    return aws.cloud.endpoint().calls().all().stream()
        .filter(call -> call.service().equals("sagemaker"))
        .collect(Collectors.groupingBy(Call::operation, TreeMap::new, Collectors.counting()));
  }
}
