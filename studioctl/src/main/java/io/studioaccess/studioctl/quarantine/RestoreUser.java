package io.studioaccess.studioctl.quarantine;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.mapping.DomainId;
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
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.lists.KnownNames;
import io.studioaccess.studioctl.sweep.Hindrance;
import io.studioaccess.studioctl.sweep.TimeoutOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.AccessDeniedException;
import software.amazon.awssdk.services.identitystore.model.ConflictException;

@Prototype
@Command(
    name = "restore",
    description = {
      "Restore a user in quarantine: the same home directory and spaces, and the group's role.",
      "Only groups grant access; --group adds the user to a group first."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl quarantine restore ana",
      "  studioctl quarantine restore ana --group data-scientists"
    })
final class RestoreUser implements Callable<Integer> {
  private final BeanProvider<Leavers> leavers;
  private final BeanProvider<UserPlanner> planner;
  private final BeanProvider<LedgerReader> ledger;
  private final BeanProvider<KnownNames> names;
  private final BeanProvider<Hindrance> hindrance;
  private final BeanProvider<GroupDirectory> groups;
  private final BeanProvider<IdentitystoreClient> identityStore;
  private final BeanProvider<FunctionSettings> settings;
  private final Display display;

  @Parameters(paramLabel = "USER", description = "User name or user id")
  private String user;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "Add the user to this group of IAM Identity Center first")
  private Optional<String> group = Optional.empty();

  @Mixin private TimeoutOption timeoutOption;

  RestoreUser(
      BeanProvider<Leavers> leavers,
      BeanProvider<UserPlanner> planner,
      BeanProvider<LedgerReader> ledger,
      BeanProvider<KnownNames> names,
      BeanProvider<Hindrance> hindrance,
      BeanProvider<GroupDirectory> groups,
      BeanProvider<IdentitystoreClient> identityStore,
      BeanProvider<FunctionSettings> settings,
      Display display) {
    this.leavers = leavers;
    this.planner = planner;
    this.ledger = ledger;
    this.names = names;
    this.hindrance = hindrance;
    this.groups = groups;
    this.identityStore = identityStore;
    this.settings = settings;
    this.display = display;
  }

  @Override
  public Integer call() {
    List<Leaver> found = leavers.get().find(user);
    DirectoryUser directoryUser = leavers.get().directoryUser(user);
    group.map(KnownNames::group).ifPresent(name -> addToGroup(directoryUser, name));
    requireEntitlement(directoryUser);
    UserRecord after =
        leavers
            .get()
            .reconcile(
                directoryUser.id(),
                Direction.GRANT,
                "an administrator requested the restore",
                timeoutOption.timeout());
    Map<DomainId, String> left = left(found, after);
    if (display.isJson()) {
      display.json(RepairDocument.of(user, "restored", found, left));
    } else if (left.isEmpty()) {
      display.line(display.success("Restored."));
    } else {
      left.forEach((domain, why) -> display.line("Not restored in %s: %s.".formatted(domain, why)));
    }
    return left.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  private Map<DomainId, String> left(List<Leaver> found, UserRecord after) {
    Map<DomainId, String> left = new TreeMap<>();
    found.stream()
        .filter(leaver -> !hasAccess(after, leaver.domain()))
        .forEach(
            leaver ->
                left.put(
                    leaver.domain(), hindrance.get().of(leaver.user(), leaver.domain(), after)));
    return left;
  }

  private static boolean hasAccess(UserRecord after, DomainId domain) {
    return after.in(domain).filter(profile -> profile.state() == State.GRANTED).isPresent();
  }

  private void addToGroup(DirectoryUser directoryUser, GroupName name) {
    names.get().requireInDirectory(name);
    GroupId id = groups.get().idsOf(Set.of(name)).get(name);
    if (id == null) {
      throw new CommandException("Group '%s' was deleted just now.".formatted(name));
    }
    display.confirm(
        "Add %s to group %s? If your company directory is synchronised, add the user there instead."
            .formatted(directoryUser.name(), name));
    try {
      identityStore
          .get()
          .createGroupMembership(
              create ->
                  create
                      .identityStoreId(settings.get().identityStoreId().value())
                      .groupId(id.value())
                      .memberId(member -> member.userId(directoryUser.id().value())));
    } catch (AccessDeniedException e) {
      throw new CommandException(
          "Cannot add the user to the group. If your company directory is synchronised, add the"
              + " user there. AWS error: "
              + e.getMessage(),
          e);
    } catch (ConflictException e) {
      display.note("%s is already a member of %s.".formatted(directoryUser.name(), name));
    }
  }

  private void requireEntitlement(DirectoryUser directoryUser) {
    UserPlan userPlan =
        planner
            .get()
            .plan(
                directoryUser.id(),
                ledger.get().records(Set.of(directoryUser.id())).recordOf(directoryUser.id()),
                Optional.empty());
    boolean entitled =
        userPlan.domains().stream()
            .anyMatch(
                plan ->
                    plan instanceof DomainPlan.Planned planned
                        && planned.input().desired() instanceof Desired.Role);
    if (!entitled) {
      throw new CommandException(
          "User %s is in no group that grants a role, and only groups grant access. Add the user to one in your directory, or pass --group NAME."
              .formatted(user));
    }
  }
}
