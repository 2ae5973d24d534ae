package io.studioaccess.reconciler.reconcile;

import static io.studioaccess.reconciler.reconcile.InMemoryCompany.ANA;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RowTags;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.plan.ObservedApp;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.reconciler.plan.RecordedTags;
import io.studioaccess.reconciler.plan.RevocationRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The tags of rows, reconcile by reconcile. */
class RowTagsLoopTest {
  private static final ProfileName PROFILE = new ProfileName("ana");
  private static final Map<String, String> SCIENCE = Map.of("team", "science", "floor", "2");

  private final InMemoryCompany company = new InMemoryCompany();

  @Test
  void aProfileIsCreatedWithThem() {
    tag("scientists", SCIENCE);

    company.granted("scientists");

    assertThat(tags()).isEqualTo(SCIENCE);
    assertThat(company.tagChanges).as("no further call").isEmpty();
    assertThat(recorded()).isEqualTo(RecordedTags.settled(new RowTags(SCIENCE)));
  }

  @Test
  void nothingIsCalledWhileNothingDiffers() {
    tag("scientists", SCIENCE);
    company.granted("scientists");

    assertThat(reconcile()).isInstanceOf(Outcome.Unchanged.class);

    assertThat(company.tagChanges).isEmpty();
  }

  @Test
  void aChangedRowChangesOnlyWhatDiffers() {
    // Given
    tag("scientists", SCIENCE);
    company.granted("scientists");
    company.rowTags.get(PROFILE).put("by-hand", "yes");

    // When
    tag("scientists", Map.of("team", "research", "lab", "7"));
    Outcome outcome = reconcile();

    // Then
    assertThat(outcome).as("no change of access").isInstanceOf(Outcome.Unchanged.class);
    assertThat(tags()).isEqualTo(Map.of("team", "research", "lab", "7", "by-hand", "yes"));
    assertThat(company.tagChanges)
        .singleElement()
        .isEqualTo(change(Map.of("team", "research", "lab", "7"), "floor"));
    assertThat(company.requeued).as("nothing is left to do").isEmpty();
  }

  @Test
  void anotherGroupBringsItsTags() {
    // Given
    tag("scientists", SCIENCE);
    tag("engineers", Map.of("team", "engineering"));
    company.granted("scientists");

    // When
    company.granted("engineers");

    // Then
    assertThat(tags()).isEqualTo(Map.of("team", "engineering"));
    assertThat(company.records.get(ANA).in(DOMAIN).orElseThrow().state()).isEqualTo(State.GRANTED);
  }

  @Test
  void theTagsOfALeaverStayUntilTheProfileIsDeletedOrTheUserReturns() {
    // Given
    tag("scientists", SCIENCE);
    tag("engineers", Map.of("team", "engineering"));
    company.granted("scientists");

    // When
    company.leave("scientists");
    Reconciler deprovisioner = company.reconciler(company.revoking());
    deprovisioner.reconcile(ANA, Trigger.first("event-2"));

    // Then
    assertThat(company.tagChanges).isEmpty();
    assertThat(tags()).isEqualTo(SCIENCE);
    company.granted("engineers");
    assertThat(tags()).isEqualTo(Map.of("team", "engineering"));
  }

  @Test
  void whatSomebodyChangedIsSetAgainWhenTheSweepSaysSo() {
    // Given
    tag("scientists", SCIENCE);
    company.granted("scientists");
    company.rowTags.put(PROFILE, new TreeMap<>(Map.of("team", "mine", "by-hand", "yes")));

    // When
    provisioner().reconcile(ANA, Trigger.first("sweep").withTagsReset());

    // Then
    assertThat(tags()).isEqualTo(Map.of("team", "science", "floor", "2", "by-hand", "yes"));
    assertThat(recorded().settled()).isTrue();
  }

  @Test
  void refusedTagsKeepNobodyFromTheirRole() {
    // Given
    company.granted("scientists");
    tag("engineers", SCIENCE);
    company.join("engineers");

    // When
    OperationExecutor refusing = refusingTags(new OperationResult.Refused("a tag policy"));
    Reconciler provisioner = company.reconciler(refusing);
    for (int calls = 0; calls < 2; calls++) {
      provisioner.reconcile(ANA, Trigger.first("event-2"));
    }
    Outcome changed = provisioner.reconcile(ANA, Trigger.first("event-2")).outcomes().getFirst();
    Outcome again = provisioner.reconcile(ANA, Trigger.first("sweep")).outcomes().getFirst();

    // Then
    assertThat(changed).isInstanceOf(Outcome.Changed.class);
    assertThat(again).isEqualTo(new Outcome.Refused(DOMAIN, "a tag policy"));
    assertThat(company.records.get(ANA).in(DOMAIN).orElseThrow().state()).isEqualTo(State.GRANTED);
    assertThat(recorded().settled()).as("the next sweep tries again").isFalse();
  }

  @Test
  void aFailedChangeOfTagsKeepsNobodyFromTheirRoleAndTheMessageIsRepeated() {
    // Given
    company.granted("scientists");
    tag("engineers", SCIENCE);
    company.join("engineers");

    // When
    ReconcileResult result = reconcileWhileTagsFail();

    // Then
    assertThat(result.outcomes()).hasOnlyElementsOfType(Outcome.Changed.class);
    assertThat(company.published.getLast().outcome()).isInstanceOf(Outcome.Changed.class);
    assertThat(company.records.get(ANA).in(DOMAIN).orElseThrow().state()).isEqualTo(State.GRANTED);
    assertThat(recorded().settled()).isFalse();
    assertThatThrownBy(result::throwFailure).hasMessage("Rate exceeded");

    // When: the message is delivered again
    ReconcileResult again = provisioner().reconcile(ANA, Trigger.first("event-2"));

    // Then
    again.throwFailure();
    assertThat(again.outcomes()).hasOnlyElementsOfType(Outcome.Unchanged.class);
    assertThat(tags()).isEqualTo(SCIENCE);
    assertThat(recorded()).isEqualTo(RecordedTags.settled(new RowTags(SCIENCE)));
  }

  /** Apps may run with the credentials of the old role until the deprovisioner stops them. */
  @Test
  void aFailedChangeOfTagsDelaysNoHandOver() {
    // Given
    stopAppsOnRoleChange();
    company.granted("scientists");
    company.apps.put(
        PROFILE,
        List.of(
            new ObservedApp(
                new ObservedApp.App(Optional.empty(), "JupyterServer", "default"),
                ObservedApp.Status.IN_SERVICE,
                Optional.of(company.clock.instant()))));
    company.advance(Duration.ofMinutes(1));
    tag("engineers", SCIENCE);
    company.join("engineers");

    // When
    ReconcileResult result = reconcileWhileTagsFail();

    // Then
    assertThat(result.outcomes()).hasOnlyElementsOfType(Outcome.HandedOver.class);
    assertThat(company.handedOver).hasSize(1);
    assertThat(result.untagged()).singleElement().isInstanceOf(IllegalStateException.class);
    assertThatCode(result::throwFailure)
        .as("one message became one, not two")
        .doesNotThrowAnyException();

    // When
    Reconciler deprovisioner = company.reconciler(company.revoking());
    while (deprovisioner.reconcile(ANA, Trigger.first("event-2")).outcomes().getFirst()
        instanceof Outcome.Started) {}

    // Then
    assertThat(company.apps.getOrDefault(PROFILE, List.of())).isEmpty();
    assertThat(company.records.get(ANA).in(DOMAIN).orElseThrow().state()).isEqualTo(State.GRANTED);
    assertThat(recorded().settled()).as("the next sweep finds them").isFalse();
    Outcome swept = reconcile();
    assertThat(swept).isInstanceOf(Outcome.Unchanged.class);
    assertThat(tags()).isEqualTo(SCIENCE);
  }

  @Test
  void tagsThatAreResetLoseNoneOfTheHistory() {
    // Given
    company.granted("scientists");
    RecordedOutcome late = company.history.values().iterator().next();
    UserRecord record = company.records.get(ANA).withUnrecorded(List.of(late));

    // When // Then
    assertThat(record.withTagsUnsettled().unrecorded()).containsExactly(late);
  }

  private ReconcileResult reconcileWhileTagsFail() {
    Reconciler throttled =
        company.reconciler(
            tagging(
                _ -> {
                  throw new IllegalStateException("Rate exceeded");
                }));
    ReconcileResult result;
    do {
      result = throttled.reconcile(ANA, Trigger.first("event-2"));
    } while (result.outcomes().getFirst() instanceof Outcome.Started);
    return result;
  }

  private void stopAppsOnRoleChange() {
    RevocationRules rules = company.rules;
    company.rules =
        new RevocationRules(
            rules.quarantineRole(), rules.grace(), rules.privateSpaces(), rules.stuckAfter(), true);
  }

  @Test
  void tagsThatMayHaveBeenSetAreRememberedUntilTheyAreRemoved() {
    // Given: a function dies after the call
    company.granted("scientists");
    tag("scientists", SCIENCE);
    OperationExecutor dying =
        tagging(
            change -> {
              company.rowTags.put(PROFILE, new TreeMap<>(change.set()));
              throw new OutOfMemoryError("killed");
            });
    Reconciler killed = company.reconciler(dying);
    assertThatThrownBy(() -> killed.reconcile(ANA, Trigger.first("event-2")))
        .isInstanceOf(OutOfMemoryError.class);
    company.leased.clear();

    // When: meanwhile the row lost its tags
    tag("scientists", Map.of());
    Outcome unused = reconcile();

    // Then
    assertThat(tags()).isEmpty();
    assertThat(recorded()).isEqualTo(RecordedTags.NONE);
  }

  @Test
  void theDeprovisionerHandsTagsOver() {
    company.granted("scientists");
    tag("scientists", SCIENCE);

    Reconciler deprovisioner = company.reconciler(company.revoking());

    assertThat(deprovisioner.reconcile(ANA, Trigger.first("sweep")).outcomes())
        .containsExactly(new Outcome.HandedOver("ChangeTags"));
  }

  private static Operation.ChangeTags change(Map<String, String> set, String removed) {
    return new Operation.ChangeTags(
        DomainArn.of(DOMAIN, InMemoryCompany.SCIENTIST, InMemoryCompany.HOME),
        PROFILE,
        "arn:ana",
        new TreeMap<>(set),
        new TreeSet<>(List.of(removed)));
  }

  private OperationExecutor refusingTags(OperationResult result) {
    return tagging(_ -> result);
  }

  private OperationExecutor tagging(Function<Operation.ChangeTags, OperationResult> answer) {
    OperationExecutor others = company.granting();
    return new OperationExecutor() {
      @Override
      public Direction direction() {
        return others.direction();
      }

      @Override
      public boolean supports(Operation operation) {
        return others.supports(operation);
      }

      @Override
      public OperationResult execute(Operation operation) {
        return operation instanceof Operation.ChangeTags change
            ? answer.apply(change)
            : others.execute(operation);
      }
    };
  }

  private void tag(String group, Map<String, String> tags) {
    company.rows.replaceAll(
        row -> row.group().value().equals(group) ? row.withTags(new RowTags(tags)) : row);
  }

  private Reconciler provisioner() {
    return company.reconciler(company.granting());
  }

  private Outcome reconcile() {
    company.requeued.clear();
    return provisioner().reconcile(ANA, Trigger.first("sweep")).outcomes().getFirst();
  }

  private Map<String, String> tags() {
    return company.rowTags.get(PROFILE);
  }

  private RecordedTags recorded() {
    return company.records.get(ANA).in(DOMAIN).orElseThrow().tags();
  }
}
