package io.studioaccess.sandbox.demo;

import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.stack.SandboxOptions;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * {@code Demo REPOSITORY} runs the demo, in the set-up of Identity Center that the system property
 * {@code sandbox.setup} names. The exit code is 0 only if the final state is the expected one.
 */
public final class Demo {
  private Demo() {}

  public static void main(String[] args) {
    Path repository = Path.of(args[0]);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Setup setup = Setup.named(System.getProperty("sandbox.setup", "management-account"));
    System.exit(run(repository, setup, out) ? 0 : 1);
  }

  /**
   * Runs the demo on its own sandbox.
   *
   * @return whether the final state is the expected one
   */
  public static boolean run(Path repository, Setup setup, PrintStream out) {
    out.printf(
        "Starting the stack of template.yaml, with Identity Center as %s: DynamoDB Local,"
            + " ElasticMQ, Event Ruler, three functions …%n",
        setup);
    try (Sandbox sandbox = Sandbox.start(setup.options(SandboxOptions.of(repository)))) {
      return run(sandbox, repository, setup, out);
    }
  }

  public static boolean run(Sandbox sandbox, Path repository, Setup setup, PrintStream out) {
    DirectoryEvents directoryEvents = setup.prepare(sandbox, repository);
    Company company = Company.addTo(sandbox, repository);
    Narrator narrator = new Narrator(sandbox, out);
    try (DirectoryApi api = new DirectoryApi(sandbox)) {
      EventFiles events = new EventFiles(directoryEvents, repository.resolve("events"), narrator);
      new Story(sandbox, company, events, api).steps().forEach(narrator::run);
    }
    return new FinalState(sandbox, out).print();
  }
}
