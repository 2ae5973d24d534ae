package io.studioaccess.studioctl.quarantine;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.plan.Departure;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.QuarantineEnd;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Quantity;
import io.studioaccess.studioctl.plan.StateText;
import io.studioaccess.studioctl.sweep.Hindrance;
import io.studioaccess.studioctl.sweep.TimeoutOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Prototype
@Command(
    name = "delete",
    description = {
      "Delete the profile and private spaces of a user in quarantine now, before the due date.",
      "The home directory stays on the domain's file system."
    },
    footer = {"", "Example:", "  studioctl quarantine delete ana"})
final class DeleteProfile implements Callable<Integer> {
  private final BeanProvider<Leavers> leavers;
  private final BeanProvider<QuarantineEnd> quarantineEnd;
  private final BeanProvider<Hindrance> hindrance;
  private final Display display;

  @Parameters(paramLabel = "USER", description = "User name or user id")
  private String user;

  @Mixin private TimeoutOption timeoutOption;

  DeleteProfile(
      BeanProvider<Leavers> leavers,
      BeanProvider<QuarantineEnd> quarantineEnd,
      BeanProvider<Hindrance> hindrance,
      Display display) {
    this.leavers = leavers;
    this.quarantineEnd = quarantineEnd;
    this.hindrance = hindrance;
    this.display = display;
  }

  @Override
  public Integer call() {
    List<Leaver> found = leavers.get().find(user);
    for (Leaver leaver : found) {
      display.note(
          "Profile %s in %s and its private spaces will be deleted permanently.%s"
              .formatted(
                  leaver.profile().name(),
                  leaver.domain(),
                  leaver
                      .profile()
                      .departure()
                      .flatMap(Departure::homeEfsFileSystemUid)
                      .map(uid -> " The home directory stays under user id " + uid + ".")
                      .orElse("")));
    }
    display.confirm("Delete %s now?".formatted(Quantity.of(found.size(), "profile")));
    found.forEach(this::bringForward);
    UserRecord after =
        leavers
            .get()
            .reconcile(
                found.getFirst().user(),
                Direction.REVOKE,
                "an administrator requested the deletion",
                timeoutOption.timeout());
    boolean deleted = found.stream().noneMatch(leaver -> after.in(leaver.domain()).isPresent());
    if (display.isJson()) {
      display.json(RepairDocument.of(user, "deleted", found, left(found, after)));
    } else if (deleted) {
      display.line(display.success("Deleted."));
    } else {
      left(found, after)
          .forEach(
              (domain, why) -> display.line("Not deleted yet in %s: %s.".formatted(domain, why)));
    }
    return deleted ? ExitCode.OK : ExitCode.FAILED;
  }

  private Map<DomainId, String> left(List<Leaver> found, UserRecord after) {
    Map<DomainId, String> left = new TreeMap<>();
    found.stream()
        .filter(leaver -> after.in(leaver.domain()).isPresent())
        .forEach(
            leaver ->
                left.put(
                    leaver.domain(), hindrance.get().of(leaver.user(), leaver.domain(), after)));
    return left;
  }

  private void bringForward(Leaver leaver) {
    switch (quarantineEnd.get().bringForward(leaver.user(), leaver.domain())) {
      case DUE -> {}
      case LEASED ->
          throw new CommandException(
              "A reconcile of %s is in progress. Run the command again.".formatted(user));
      case NOT_IN_QUARANTINE ->
          throw new CommandException(
              "Profile %s is %s, not in quarantine. Run \"studioctl explain %s\" for the next step."
                  .formatted(
                      leaver.profile().name(), StateText.of(leaver.profile().state()), user));
    }
  }
}
