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
    name = "release",
    description = "Lets changes happen that are held; they do not count towards the limit.",
    footer = {
      "",
      "Examples:",
      "  studioctl held release ana mehmet",
      "  studioctl held release --all --yes"
    })
final class ReleaseHeld implements Callable<Integer> {
  private final BeanProvider<HoldDecisions> word;

  @Mixin private HeldUsers whom;

  @Mixin private TimeoutOption patience;

  ReleaseHeld(BeanProvider<HoldDecisions> word) {
    this.word = word;
  }

  @Override
  public Integer call() {
    return word.get().give(Verdict.RELEASED, whom, patience.atMost());
  }
}
