package io.studioaccess.studioctl.held;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.plan.Verdict;
import io.studioaccess.studioctl.sweep.Patience;
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
  private final BeanProvider<Word> word;

  @Mixin private Whom whom;

  @Mixin private Patience patience;

  ReleaseHeld(BeanProvider<Word> word) {
    this.word = word;
  }

  @Override
  public Integer call() {
    return word.get().give(Verdict.RELEASED, whom, patience.atMost());
  }
}
