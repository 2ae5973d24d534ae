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

/** Whom a sweep names where the names of the groups are the mapping. */
class ConventionSweepTest {
  private static final SweepRequest EVERYBODY = SweepRequest.everybody("sweep-1");

  private final InMemoryDirectory company = new InMemoryDirectory();
  private final UserId ana = company.user();
  private final UserId bo = company.user();

  @BeforeEach
  void groupsAreMappedByTheirNamesAlone() {
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
  void whenAllIsAsTheLedgerHasItNobodyIsNamedAndNoGroupIsAskedForByItself() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.join(bo, "office");

    company.sweep().run(EVERYBODY, () -> false);

    assertThat(company.named).isEmpty();
    assertThat(company.namesRead).isEmpty();
    assertThat(company.groupsRead)
        .containsExactly(company.group("scientists"), company.group("engineers"));
  }

  @Test
  void whoJoinedUnheardGoesToTheProvisionerAndWhoLeftToTheDeprovisioner() {
    company.join(ana, "scientists");
    company.join(bo, "engineers").granted(bo, "engineers").leave(bo, "engineers");

    company.sweep().run(EVERYBODY, () -> false);

    assertThat(company.named(Direction.GRANT)).containsExactly(ana);
    assertThat(company.named(Direction.REVOKE)).containsExactly(bo);
  }

  @Test
  void aGroupThatIsRenamedOutOfThePatternIsAsGoodAsGoneByItsEventOrWithoutAny() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.join(bo, "engineers").granted(bo, "engineers");
    company.rename("scientists", "former scientists");

    company.sweep().run(about("former scientists"), () -> false);
    assertThat(company.named(Direction.REVOKE)).containsExactly(ana);

    company.named.clear();
    company.sweep().run(EVERYBODY, () -> false);
    assertThat(company.named(Direction.REVOKE)).containsExactly(ana);
    assertThat(company.named(Direction.GRANT)).isEmpty();
  }

  @Test
  void aGroupThatIsRenamedIntoThePatternGivesItsMembersARole() {
    company.join(ana, "office");
    company.rename("office", "managers");

    company.sweep().run(about("managers"), () -> false);

    assertThat(company.named(Direction.GRANT)).containsExactly(ana);
  }

  @Test
  void aRowAboutAGroupIsTheWordOnIt() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.join(bo, "engineers").granted(bo, "engineers");
    company.map("engineers", InMemoryDirectory.ROLE + "other", 20);

    company.sweep().run(EVERYBODY, () -> false);

    assertThat(company.named(Direction.GRANT)).containsExactly(bo);
  }

  @Test
  void aDirectoryThatDoesNotAnswerIsNotOneWithoutGroups() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.failing = true;

    assertThatThrownBy(() -> company.sweep().run(EVERYBODY, () -> false))
        .hasMessage("the directory is down");
    assertThat(company.named).isEmpty();
  }

  private SweepRequest about(String group) {
    return SweepRequest.members(Set.of(company.group(group)), Set.of(), "event-1");
  }
}
