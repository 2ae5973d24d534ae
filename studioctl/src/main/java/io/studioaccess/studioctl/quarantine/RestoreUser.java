package io.studioaccess.studioctl.quarantine;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.DomainPlan;
import io.studioaccess.reconciler.reconcile.UserPlan;
import io.studioaccess.reconciler.reconcile.UserPlanner;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.GroupDirectory;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Problem;
import io.studioaccess.studioctl.sweep.TimeoutOption;
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
  private final BeanProvider<LeaverActions> actions;
  private final BeanProvider<UserPlanner> planner;
  private final BeanProvider<LedgerReader> ledger;
  private final BeanProvider<GroupDirectory> groups;
  private final BeanProvider<IdentitystoreClient> identityStore;
  private final BeanProvider<FunctionSettings> settings;
  private final Display display;

  @Parameters(paramLabel = "USER", description = "A user name or user id")
  private String user;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "Put the user into this group of IAM Identity Center first")
  private Optional<String> group = Optional.empty();

  @Mixin private TimeoutOption patience;

  RestoreUser(
      BeanProvider<LeaverActions> actions,
      BeanProvider<UserPlanner> planner,
      BeanProvider<LedgerReader> ledger,
      BeanProvider<GroupDirectory> groups,
      BeanProvider<IdentitystoreClient> identityStore,
      BeanProvider<FunctionSettings> settings,
      Display display) {
    this.actions = actions;
    this.planner = planner;
    this.ledger = ledger;
    this.groups = groups;
    this.identityStore = identityStore;
    this.settings = settings;
    this.display = display;
  }

  @Override
  public Integer call() {
    List<Leaver> leavers = actions.get().leaving(user);
    DirectoryUser person = actions.get().person(user);
    group.map(GroupName::new).ifPresent(name -> join(person, name));
    requireEntitlement(person);
    UserRecord after =
        actions
            .get()
            .reconcile(
                person.id(), Direction.GRANT, "an administrator has them back", patience.atMost());
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
    GroupId id = groups.get().idsOf(Set.of(name)).get(name);
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
    UserPlan found =
        planner
            .get()
            .plan(person.id(), ledger.get().read().recordOf(person.id()), Optional.empty());
    boolean isEntitled =
        found.domains().stream()
            .anyMatch(
                plan ->
                    plan instanceof DomainPlan.Planned planned
                        && planned.input().desired() instanceof Desired.Role);
    if (!isEntitled) {
      throw new Problem(
          "%s is in no group that a row gives a role, and only groups give access. Put them into one in the company's directory, or say --group NAME."
              .formatted(user));
    }
  }
}
