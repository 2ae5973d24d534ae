package io.studioaccess.studioctl.held;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.reconciler.sweep.HeldChange;
import io.studioaccess.studioctl.console.CsvOutput;
import io.studioaccess.studioctl.console.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Prototype
@Command(
    name = "list",
    description = {"List held changes.", "Exit code 2 if any change awaits a decision."},
    footer = {
      "",
      "Examples:",
      "  studioctl held list",
      "  studioctl held list --sort \"held since\" --output csv"
    })
final class ListHeld implements Callable<Integer>, CsvOutput {
  private final BeanProvider<HeldChanges> held;

  ListHeld(BeanProvider<HeldChanges> held) {
    this.held = held;
  }

  @Override
  public Integer call() {
    List<HeldChange> all = held.get().all();
    held.get().show(all);
    return all.stream().allMatch(change -> change.hold().rejected())
        ? ExitCode.OK
        : ExitCode.CHANGES;
  }
}
