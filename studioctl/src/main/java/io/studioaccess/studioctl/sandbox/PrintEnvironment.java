package io.studioaccess.studioctl.sandbox;

import io.micronaut.context.annotation.Prototype;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Prototype
@Command(
    name = "env",
    description = {
      "Print the exports with which the AWS CLI and studioctl find the sandbox.",
      "The AWS CLI version 1 does not use AWS_ENDPOINT_URL for SQS."
    },
    footer = {
      "",
      "Examples:",
      "  eval \"$(studioctl sandbox env)\"",
      "  studioctl sandbox env --page http://127.0.0.1:41063"
    })
final class PrintEnvironment implements Callable<Integer> {
  private final Display display;

  @Option(
      names = "--page",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:4580",
      description = "The sandbox's page, as \"make sandbox\" prints it. Default: ${DEFAULT-VALUE}")
  private URI page = URI.create("http://127.0.0.1:4580");

  PrintEnvironment(Display display) {
    this.display = display;
  }

  @Override
  public Integer call() {
    Map<String, String> exports = SandboxPage.at(page).exports();
    if (display.isJson()) {
      display.json(Map.of("environment", exports));
    } else {
      exports.forEach((name, value) -> display.line("export %s='%s'".formatted(name, value)));
    }
    return ExitCode.OK;
  }
}
