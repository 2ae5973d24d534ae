package io.studioaccess.studioctl.explain;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Prototype
@Command(
    name = "explain",
    description =
        "Explain the access of a user: groups, mapping rows, profile, history and next step.",
    footer = {
      "",
      "Examples:",
      "  studioctl explain ana",
      "  studioctl explain jane.doe@example.com --output json"
    })
public final class ExplainUser implements Callable<Integer> {
  private final BeanProvider<Explainer> explainer;
  private final Display display;

  @Parameters(paramLabel = "USER", description = "User name, user id or profile name")
  private String user;

  ExplainUser(BeanProvider<Explainer> explainer, Display display) {
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
    return ExitCode.OK;
  }
}
