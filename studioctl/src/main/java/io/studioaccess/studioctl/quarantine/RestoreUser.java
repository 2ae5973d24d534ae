package io.studioaccess.studioctl.quarantine;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.desired.Desired;
import io.studioaccess.lambda.Settings;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.membership.DirectoryUser;
import io.studioaccess.plan.ProfileRecord.State;
import io.studioaccess.reconcile.Forecast;
import io.studioaccess.reconcile.Prospect;
import io.studioaccess.reconcile.Side;
import io.studioaccess.reconcile.UserRecord;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Problem;
import io.studioaccess.studioctl.sweep.Patience;
import io.studioaccess.sweep.GroupDirectory;
import io.studioaccess.sweep.LedgerReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.AccessDeniedException;
import software.amazon.awssdk.services.identitystore.model.ConflictException;

/** Has somebody back, if a group says so. */
@Prototype
@Command(
    name = "restore",
    description = {
      "Gives somebody in quarantine their profile back: the same home and spaces, and their group's"
          + " role.",
      "Only groups give access: with --group the user is put into one first."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl quarantine restore ana",
      "  studioctl quarantine restore ana --group data-scientists"
    })
final class RestoreUser implements Callable<Integer> {
  private final BeanProvider<Looks> looks;
  private final BeanProvider<Forecast> forecast;
  private final BeanProvider<LedgerReader> ledger;
  private final BeanProvider<GroupDirectory> groups;
  private final BeanProvider<IdentitystoreClient> identityStore;
  private final BeanProvider<Settings> settings;
  private final Display display;

  @Parameters(paramLabel = "USER", description = "A user name or user id")
  private String user;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "Put the user into this group of IAM Identity Center first")
  private Optional<String> group = Optional.empty();

  @Mixin private Patience patience;

  RestoreUser(
      BeanProvider<Looks> looks,
      BeanProvider<Forecast> forecast,
      BeanProvider<LedgerReader> ledger,
      BeanProvider<GroupDirectory> groups,
      BeanProvider<IdentitystoreClient> identityStore,
      BeanProvider<Settings> settings,
      Display display) {
    this.looks = looks;
    this.forecast = forecast;
    this.ledger = ledger;
    this.groups = groups;
    this.identityStore = identityStore;
    this.settings = settings;
    this.display = display;
  }

  @Override
  public Integer call() {
    List<Leaver> leavers = looks.get().leaving(user);
    DirectoryUser person = looks.get().person(user);
    group.map(GroupName::new).ifPresent(name -> join(person, name));
    requireEntitlement(person);
    UserRecord after =
        looks
            .get()
            .look(
                person.id(), Side.PROVISIONER, "an administrator has them back", patience.atMost());
    boolean isBack =
        leavers.stream()
            .allMatch(
                leaver ->
                    after
                        .in(leaver.domain())
                        .filter(profile -> profile.state() == State.GRANTED)
                        .isPresent());
    display.answer(
        Map.of("user", user, "restored", isBack),
        isBack
            ? display.good("Restored.")
            : "Not restored everywhere: \"studioctl explain %s\" says why.".formatted(user));
    return isBack ? ExitCode.FINE : ExitCode.FAILED;
  }

  private void join(DirectoryUser person, GroupName name) {
    GroupId id = groups.get().named(Set.of(name)).get(name);
    if (id == null) {
      throw new Problem("There is no group '%s' in IAM Identity Center.".formatted(name));
    }
    display.confirm(
        "Put %s into %s? Where a company directory is synchronised, do it there instead."
            .formatted(person.name(), name));
    try {
      identityStore
          .get()
          .createGroupMembership(
              create ->
                  create
                      .identityStoreId(settings.get().identityStoreId().value())
                      .groupId(id.value())
                      .memberId(member -> member.userId(person.id().value())));
    } catch (AccessDeniedException e) {
      throw new Problem(
          "The membership cannot be made here; where a company directory is synchronised, make it"
              + " there. AWS says: "
              + e.getMessage(),
          e);
    } catch (ConflictException e) {
      display.note("%s is in %s already.".formatted(person.name(), name));
    }
  }

  private void requireEntitlement(DirectoryUser person) {
    Forecast.OfUser found =
        forecast.get().of(person.id(), ledger.get().read().of(person.id()), Optional.empty());
    boolean isEntitled =
        found.domains().stream()
            .anyMatch(
                prospect ->
                    prospect instanceof Prospect.Planned planned
                        && planned.situation().desired() instanceof Desired.Role);
    if (!isEntitled) {
      throw new Problem(
          "%s is in no group that a row gives a role, and only groups give access. Put them into one in the company's directory, or say --group NAME."
              .formatted(user));
    }
  }
}
