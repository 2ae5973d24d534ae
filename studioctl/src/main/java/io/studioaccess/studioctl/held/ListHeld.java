package io.studioaccess.studioctl.held;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.reconciler.sweep.HeldChange;
import io.studioaccess.studioctl.console.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows who is held. */
@Prototype
@Command(
    name = "list",
    description = {"Who is held, since when, and what would happen.", "Exit code 2: somebody is."},
    footer = {"", "Example:", "  studioctl held list"})
final class ListHeld implements Callable<Integer> {
  private final BeanProvider<HeldList> held;

  ListHeld(BeanProvider<HeldList> held) {
    this.held = held;
  }

  @Override
  public Integer call() {
    List<HeldChange> all = held.get().all();
    held.get().show(all);
    return all.stream().allMatch(change -> change.hold().rejected())
        ? ExitCode.FINE
        : ExitCode.CHANGES;
  }
}
