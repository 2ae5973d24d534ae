package io.studioaccess.studioctl.status;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.stack.Installation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Prototype
@Command(name = "status", description = "How everything stands, on one screen.")
public final class Status implements Callable<Integer> {
  private final BeanProvider<Installation> installation;
  private final Display display;

  Status(BeanProvider<Installation> installation, Display display) {
    this.installation = installation;
    this.display = display;
  }

  @Override
  public Integer call() {
    Installation stack = installation.get();
    if (display.isJson()) {
      display.json(stack.parameters());
    } else {
      display.table(
          List.of("output", "value"),
          stack.outputs().entrySet().stream()
              .map(output -> List.of(output.getKey(), output.getValue()))
              .toList());
    }
    return ExitCode.FINE;
  }
}
