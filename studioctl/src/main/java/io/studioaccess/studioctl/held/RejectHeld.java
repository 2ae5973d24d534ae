package io.studioaccess.studioctl.held;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.reconciler.plan.Verdict;
import io.studioaccess.studioctl.sweep.TimeoutOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Prototype
@Command(
    name = "reject",
    description =
        "Reject held changes: the users keep their access until their desired state changes again.",
    footer = {
      "",
      "Examples:",
      "  studioctl held reject ana mehmet",
      "  studioctl held reject --all --yes"
    })
final class RejectHeld implements Callable<Integer> {
  private final BeanProvider<HoldDecisions> decisions;

  @Mixin private HeldUserSelection selection;

  @Mixin private TimeoutOption timeoutOption;

  RejectHeld(BeanProvider<HoldDecisions> decisions) {
    this.decisions = decisions;
  }

  @Override
  public Integer call() {
    return decisions.get().decide(Verdict.REJECTED, selection, timeoutOption.timeout());
  }
}
