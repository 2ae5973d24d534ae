package io.studioaccess.reconciler.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.convention.PatternConvention;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.Direction;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sweeps with a naming convention instead of mapping rows. */
class ConventionSweepTest {
  private static final SweepRequest ALL_USERS = SweepRequest.allUsers("sweep-1");

  private final InMemoryDirectory company = new InMemoryDirectory();
  private final UserId ana = company.user();
  private final UserId bo = company.user();

  @BeforeEach
  void replaceRowsByAConvention() {
    company.unmap("scientists");
    company.unmap("engineers");
    company.convention =
        Optional.of(
            new PatternConvention(
                "(?<plural>[a-z]+s)",
                InMemoryDirectory.ROLE + "{plural}",
                InMemoryDirectory.DOMAIN,
                "100"));
  }

  @Test
  void requestsNothingIfNothingDiffers() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.join(bo, "office");

    company.sweep().run(ALL_USERS, () -> false);

    assertThat(company.requests).isEmpty();
    assertThat(company.namesRead).isEmpty();
    assertThat(company.groupsRead)
        .containsExactly(company.group("scientists"), company.group("engineers"));
  }

  @Test
  void findsMissedJoinsAndDepartures() {
    company.join(ana, "scientists");
    company.join(bo, "engineers").granted(bo, "engineers").leave(bo, "engineers");

    company.sweep().run(ALL_USERS, () -> false);

    assertThat(company.requested(Direction.GRANT)).containsExactly(ana);
    assertThat(company.requested(Direction.REVOKE)).containsExactly(bo);
  }

  @Test
  void groupRenamedOutOfThePatternIsRevoked() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.join(bo, "engineers").granted(bo, "engineers");
    company.rename("scientists", "former scientists");

    company.sweep().run(sweepOf("former scientists"), () -> false);
    assertThat(company.requested(Direction.REVOKE)).containsExactly(ana);

    company.requests.clear();
    company.sweep().run(ALL_USERS, () -> false);
    assertThat(company.requested(Direction.REVOKE)).containsExactly(ana);
    assertThat(company.requested(Direction.GRANT)).isEmpty();
  }

  @Test
  void groupRenamedIntoThePatternIsGranted() {
    company.join(ana, "office");
    company.rename("office", "managers");

    company.sweep().run(sweepOf("managers"), () -> false);

    assertThat(company.requested(Direction.GRANT)).containsExactly(ana);
  }

  @Test
  void rowOverridesTheConvention() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.join(bo, "engineers").granted(bo, "engineers");
    company.map("engineers", InMemoryDirectory.ROLE + "other", 20);

    company.sweep().run(ALL_USERS, () -> false);

    assertThat(company.requested(Direction.GRANT)).containsExactly(bo);
  }

  @Test
  void failedDirectoryReadRequestsNothing() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.failing = true;

    company.sweep().run(ALL_USERS, () -> false);

    SweepRequest groups = company.requeued.getFirst();
    assertThatThrownBy(() -> company.sweep().run(groups, () -> false).throwFailure())
        .hasMessage("the directory is down");
    assertThat(company.requests).isEmpty();
  }

  private SweepRequest sweepOf(String group) {
    return SweepRequest.members(Set.of(company.group(group)), Set.of(), "event-1");
  }
}
