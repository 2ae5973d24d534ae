package io.studioaccess.reconciler.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Verdict;
import io.studioaccess.reconciler.reconcile.ChangeGuard;
import io.studioaccess.reconciler.reconcile.Decision;
import io.studioaccess.reconciler.reconcile.GuardedChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The hourly count, approvals and decisions, which both functions share. */
public abstract class ChangeGuardContract {
  private static final Duration APPROVED_FOR = Duration.ofHours(4);

  protected static final DomainId DOMAIN = new DomainId("d-one");
  protected static final Optional<RoleArn> ENDS = Optional.empty();
  private static final DomainId OTHER = new DomainId("d-two");
  private static final Optional<RoleArn> ENGINEER = role("engineer");

  /** The guard as one of the functions sees it. All of a test's guards share their counts. */
  protected abstract ChangeGuard guard(int limit);

  protected abstract Instant now();

  /** Moves the clock of the functions. */
  protected abstract void advance(Duration time);

  /** An administrator approves the change in advance. */
  protected abstract void approve(
      UserId user, DomainId domain, Optional<RoleArn> to, Instant until);

  /** An administrator decides. */
  protected abstract void decide(Decision decision);

  private static Optional<RoleArn> role(String name) {
    return Optional.of(new RoleArn("arn:aws:iam::111122223333:role/studio/" + name));
  }

  protected static GuardedChange change(UserId user, DomainId domain, Optional<RoleArn> to) {
    return new GuardedChange(user, domainIn("111122223333", domain), to, true);
  }

  private static DomainArn domainIn(String account, DomainId domain) {
    return new DomainArn("arn:aws:sagemaker:eu-west-1:%s:domain/%s".formatted(account, domain));
  }

  protected static UserId user(int number) {
    return new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-%012d".formatted(number));
  }

  private void approve(UserId user, DomainId domain, Optional<RoleArn> to) {
    approve(user, domain, to, now().plus(APPROVED_FOR));
  }

  @Test
  void accountsAndUnrecordedProfilesHaveLimitsOfTheirOwn() {
    ChangeGuard one = guard(1);
    DomainArn domain = domainIn("111122223333", DOMAIN);
    for (int i = 0; i < 30; i++) {
      one.admits(new GuardedChange(user(100 + i), domain, ENDS, false));
    }

    assertThat(one.admits(change(user(1), DOMAIN, ENDS))).isTrue();
    assertThat(one.admits(change(user(2), DOMAIN, ENDS))).isFalse();
    assertThat(one.admits(new GuardedChange(user(3), domainIn("444455556666", DOMAIN), ENDS, true)))
        .isTrue();
  }

  @Test
  void theHourRolls() {
    ChangeGuard two = guard(2);
    assertThat(two.admits(change(user(1), DOMAIN, ENDS))).isTrue();
    advance(Duration.ofMinutes(40));
    assertThat(two.admits(change(user(2), DOMAIN, ENDS))).isTrue();
    assertThat(two.admits(change(user(3), DOMAIN, ENDS))).isFalse();
    advance(Duration.ofMinutes(21));
    assertThat(two.admits(change(user(3), DOMAIN, ENDS))).isTrue();
    assertThat(two.admits(change(user(4), DOMAIN, ENDS))).isFalse();
  }

  @Test
  void aRepeatedRequestCountsOncePerHour() {
    ChangeGuard one = guard(1);
    assertThat(one.admits(change(user(1), DOMAIN, ENDS))).isTrue();
    assertThat(one.admits(change(user(1), DOMAIN, ENDS))).isTrue();
    assertThat(one.admits(change(user(1), OTHER, ENDS))).isFalse();
    advance(Duration.ofMinutes(61));
    assertThat(one.admits(change(user(2), DOMAIN, ENDS))).isTrue();
    assertThat(one.admits(change(user(1), DOMAIN, ENDS))).isFalse();
  }

  @Test
  void aLimitOfNoneHoldsEverybody() {
    assertThat(guard(0).admits(change(user(1), DOMAIN, ENDS))).isFalse();
  }

  @Test
  void exactlyWhatIsApprovedIsAdmittedWhereNobodyIs() {
    ChangeGuard none = guard(0);
    approve(user(1), DOMAIN, ENGINEER);
    approve(user(1), OTHER, ENDS);

    assertThat(none.admits(change(user(1), DOMAIN, ENGINEER))).isTrue();
    assertThat(none.admits(change(user(1), OTHER, ENDS))).isTrue();
    assertThat(none.admits(change(user(1), DOMAIN, ENDS))).isFalse();
    assertThat(none.admits(change(user(1), DOMAIN, role("scientist")))).isFalse();
    assertThat(none.admits(change(user(1), OTHER, ENGINEER))).isFalse();
    assertThat(none.admits(change(user(1), new DomainId("d-three"), ENDS))).isFalse();
    assertThat(none.admits(change(user(2), DOMAIN, ENGINEER))).isFalse();
  }

  @Test
  void anApprovalCountsUntilItsLastMoment() {
    ChangeGuard none = guard(0);
    approve(user(1), DOMAIN, ENDS);

    advance(APPROVED_FOR);
    assertThat(none.admits(change(user(1), DOMAIN, ENDS))).isTrue();
    advance(Duration.ofMillis(1));
    assertThat(none.admits(change(user(1), DOMAIN, ENDS))).isFalse();
  }

  @Test
  void anApprovedChangeDoesNotCount() {
    ChangeGuard one = guard(1);
    approve(user(1), DOMAIN, ENDS);

    assertThat(one.admits(change(user(1), DOMAIN, ENDS))).isTrue();
    assertThat(one.admits(change(user(2), DOMAIN, ENDS))).isTrue();
    assertThat(one.admits(change(user(3), DOMAIN, ENDS))).isFalse();
  }

  @Test
  void aLaterApprovalReplacesThatOfTheSameDomainOnly() {
    ChangeGuard none = guard(0);
    approve(user(1), DOMAIN, ENGINEER);
    approve(user(1), OTHER, ENGINEER);
    advance(APPROVED_FOR);

    approve(user(1), OTHER, ENDS);

    assertThat(none.admits(change(user(1), DOMAIN, ENGINEER))).isTrue();
    assertThat(none.admits(change(user(1), OTHER, ENGINEER))).isFalse();
    assertThat(none.admits(change(user(1), OTHER, ENDS))).isTrue();
    advance(Duration.ofMillis(1));
    assertThat(none.admits(change(user(1), DOMAIN, ENGINEER))).isFalse();
  }

  @Test
  void theLastDecisionCountsAndOnlyOnWhatWasHeldBefore() {
    ChangeGuard guard = guard(25);
    Instant held = now();
    assertThat(guard.verdict(user(1), held)).isEmpty();

    decide(new Decision(Optional.empty(), Verdict.REJECTED, held.plusSeconds(10)));
    assertThat(guard.verdict(user(1), held)).contains(Verdict.REJECTED);
    assertThat(guard.verdict(user(1), held.plusSeconds(11))).isEmpty();

    decide(new Decision(Optional.of(user(1)), Verdict.RELEASED, held.plusSeconds(20)));
    assertThat(guard.verdict(user(1), held)).contains(Verdict.RELEASED);
    assertThat(guard.verdict(user(2), held)).contains(Verdict.REJECTED);
  }
}
