package io.studioaccess.studioctl.held;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.reconciler.plan.Verdict;
import io.studioaccess.studioctl.sweep.TimeoutOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A word on what is held. */
@Prototype
@Command(
    name = "reject",
    description =
        "Says that changes shall not happen: users keep what they have until something else"
            + " changes.",
    footer = {
      "",
      "Examples:",
      "  studioctl held reject ana mehmet",
      "  studioctl held reject --all --yes"
    })
final class RejectHeld implements Callable<Integer> {
  private final BeanProvider<HoldDecisions> word;

  @Mixin private HeldUsers whom;

  @Mixin private TimeoutOption patience;

  RejectHeld(BeanProvider<HoldDecisions> word) {
    this.word = word;
  }

  @Override
  public Integer call() {
    return word.get().give(Verdict.REJECTED, whom, patience.atMost());
  }
}
