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
    name = "release",
    description = "Release held changes. They do not count towards the hourly limit.",
    footer = {
      "",
      "Examples:",
      "  studioctl held release ana mehmet",
      "  studioctl held release --all --yes"
    })
final class ReleaseHeld implements Callable<Integer> {
  private final BeanProvider<HoldDecisions> decisions;

  @Mixin private HeldUserSelection selection;

  @Mixin private TimeoutOption timeoutOption;

  ReleaseHeld(BeanProvider<HoldDecisions> decisions) {
    this.decisions = decisions;
  }

  @Override
  public Integer call() {
    return decisions.get().decide(Verdict.RELEASED, selection, timeoutOption.timeout());
  }
}
