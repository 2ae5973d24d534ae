package io.studioaccess.studioctl.quarantine;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.reconciler.plan.Departure;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.QuarantineEnd;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.studioctl.console.Count;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Problem;
import io.studioaccess.studioctl.sweep.TimeoutOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Does not wait for the day. */
@Prototype
@Command(
    name = "delete",
    description = {
      "Deletes the profile and the private spaces of somebody in quarantine now, and not on their"
          + " day.",
      "The home directory stays on the domain's file system."
    },
    footer = {"", "Example:", "  studioctl quarantine delete ana"})
final class DeleteNow implements Callable<Integer> {
  private final BeanProvider<LeaverActions> actions;
  private final BeanProvider<QuarantineEnd> end;
  private final Display display;

  @Parameters(paramLabel = "USER", description = "A user name or user id")
  private String user;

  @Mixin private TimeoutOption patience;

  DeleteNow(BeanProvider<LeaverActions> actions, BeanProvider<QuarantineEnd> end, Display display) {
    this.actions = actions;
    this.end = end;
    this.display = display;
  }

  @Override
  public Integer call() {
    List<Leaver> leavers = actions.get().leaving(user);
    for (Leaver leaver : leavers) {
      display.note(
          "Profile %s in %s goes, with its private spaces; they cannot be brought back.%s"
              .formatted(
                  leaver.profile().name(),
                  leaver.domain(),
                  leaver
                      .profile()
                      .departure()
                      .flatMap(Departure::homeEfsFileSystemUid)
                      .map(uid -> " The home directory stays under the user id " + uid + ".")
                      .orElse("")));
    }
    display.confirm("Delete %s now?".formatted(Count.of(leavers.size(), "profile")));
    leavers.forEach(this::bringForward);
    UserRecord after =
        actions
            .get()
            .reconcile(
                leavers.getFirst().user(),
                Direction.REVOKE,
                "an administrator does not wait for the day",
                patience.atMost());
    boolean isGone = leavers.stream().noneMatch(leaver -> after.in(leaver.domain()).isPresent());
    display.answer(
        Map.of("user", user, "deleted", isGone),
        isGone
            ? display.good("Deleted.")
            : "Not deleted yet: \"studioctl explain %s\" says what is in the way.".formatted(user));
    return isGone ? ExitCode.FINE : ExitCode.FAILED;
  }

  private void bringForward(Leaver leaver) {
    switch (end.get().bringForward(leaver.user(), leaver.domain())) {
      case DUE -> {}
      case LEASED ->
          throw new Problem("A function is looking at %s right now. Run it again.".formatted(user));
      case NOT_IN_QUARANTINE ->
          throw new Problem(
              "Profile %s is %s, and not in quarantine: \"studioctl explain %s\" says what comes next."
                  .formatted(leaver.profile().name(), leaver.profile().state(), user));
    }
  }
}
