package io.studioaccess.reconcile;

import static io.studioaccess.reconcile.InMemoryCompany.ANA;
import static io.studioaccess.reconcile.InMemoryCompany.DOMAIN;
import static io.studioaccess.reconcile.InMemoryCompany.SCIENTIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.studioaccess.desired.Desired;
import io.studioaccess.desired.ProfileName;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.membership.DirectoryUser;
import io.studioaccess.membership.UserName;
import io.studioaccess.plan.ObservedApp;
import io.studioaccess.plan.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForecastTest {
  private static final ProfileName NAME = new ProfileName("ana");

  private final InMemoryCompany company = new InMemoryCompany();
  private final Forecast forecast = company.forecast();

  private Forecast.OfUser look() {
    UserRecord record = company.records.getOrDefault(ANA, UserRecord.empty());
    return forecast.of(ANA, record, Optional.empty());
  }

  @Test
  void whoIsInTwoGroupsIsToldBothAndWhatTheWinnerWillGive() {
    // Given
    company.join("scientists");
    company.join("office");

    // When
    Forecast.OfUser ana = look();

    // Then
    assertThat(ana.person()).contains(new DirectoryUser(ANA, new UserName("ana"), true));
    assertThat(ana.memberships())
        .extracting(KnownMembership::name, KnownMembership::mapped)
        .containsExactly(
            tuple(Optional.of(new GroupName("scientists")), true),
            tuple(Optional.of(new GroupName("office")), false));
    assertThat(ana.isSomethingToDo()).isTrue();
    assertThat(ana.domains())
        .singleElement()
        .satisfies(
            prospect -> {
              assertThat(prospect.domain()).isEqualTo(DOMAIN);
              assertThat(prospect.summary()).isEqualTo("CreateProfile");
            });
  }

  @Test
  void nothingIsWrittenAndNobodyIsTold() {
    company.join("scientists");

    look();

    assertThat(company.records).isEmpty();
    assertThat(company.remembered).isEmpty();
    assertThat(company.profiles).isEmpty();
    assertThat(company.leased).isEmpty();
    assertThat(company.published).isEmpty();
    assertThat(company.toMyself).isEmpty();
  }

  @Test
  void whereAllIsRightThereIsNothingToDo() {
    company.granted("scientists");

    Forecast.OfUser ana = look();

    assertThat(ana.isSomethingToDo()).isFalse();
    assertThat(ana.domains().getFirst().summary()).startsWith("nothing to do: Unchanged, ");
  }

  @Test
  void theAppsOfWhoLeavesArePartOfTheNextStep() {
    // Given
    company.granted("scientists");
    company.apps.put(
        NAME,
        List.of(
            new ObservedApp(
                new ObservedApp.App(Optional.empty(), "JupyterServer", "default"),
                ObservedApp.Status.IN_SERVICE)));

    // When
    company.leave("scientists");

    // Then
    assertThat(look().domains().getFirst().summary())
        .isEqualTo("Quarantine, DeleteApp, unless the limit of changes in an hour is reached");
  }

  @Test
  void whatTheForecastSaysIsWhatALookThenDoes() {
    company.granted("scientists");
    company.leave("scientists");
    String forecasted = look().domains().getFirst().summary();

    Outcome outcome =
        company.reconciler(company.taking()).reconcile(ANA, Trigger.first("event-1")).getFirst();

    assertThat(outcome).isInstanceOf(Outcome.Started.class);
    assertThat(forecasted).startsWith(outcome.gist());
  }

  @Test
  void anAccountThatDoesNotLetUsInIsSaid() {
    company.join("scientists");
    company.inaccessible = Optional.of("the access role refuses us");

    assertThat(look().domains())
        .singleElement()
        .satisfies(
            prospect -> {
              assertThat(prospect).isInstanceOf(Prospect.Inaccessible.class);
              assertThat(prospect.summary()).isEqualTo("the access role refuses us");
              assertThat(prospect.isSomethingToDo()).isFalse();
            });
  }

  @Test
  void aProfileThatWasFoundIsLookedAtToo() {
    DomainArn domain = DomainArn.of(DOMAIN, SCIENTIST, InMemoryCompany.HOME);

    Forecast.OfUser ana =
        forecast.of(ANA, UserRecord.empty(), Optional.of(new FoundProfile(domain, NAME)));

    assertThat(ana.domains())
        .singleElement()
        .isInstanceOfSatisfying(
            Prospect.Planned.class,
            planned -> assertThat(planned.situation().desired()).isEqualTo(new Desired.Nothing()));
  }

  @Test
  void whoIsUnknownEverywhereHasNoProspects() {
    company.users.clear();

    assertThat(look()).isEqualTo(new Forecast.OfUser(Optional.empty(), List.of(), List.of()));
    assertThat(company.records).isEqualTo(Map.of());
  }
}
