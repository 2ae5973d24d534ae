package io.studioaccess.studioctl.explain;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows an {@link Explanation}. */
@Prototype
@Command(
    name = "explain",
    description =
        "Why a user has this role: groups, rows, the winner, the profile as it stands, what was"
            + " done, and what comes next.",
    footer = {
      "",
      "Examples:",
      "  studioctl explain ana",
      "  studioctl explain jane.doe@example.com --output json"
    })
public final class Explain implements Callable<Integer> {
  private final BeanProvider<Explainer> explainer;
  private final Display display;

  @Parameters(paramLabel = "USER", description = "A user name or user id")
  private String user;

  Explain(BeanProvider<Explainer> explainer, Display display) {
    this.explainer = explainer;
    this.display = display;
  }

  @Override
  public Integer call() {
    Explanation explanation = explainer.get().explain(user);
    if (display.isJson()) {
      display.json(explanation);
    } else {
      new ExplanationText(display).show(explanation);
    }
    return ExitCode.FINE;
  }
}
