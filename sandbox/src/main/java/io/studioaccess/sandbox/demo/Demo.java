package io.studioaccess.sandbox.demo;

import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.stack.SandboxOptions;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * {@code Demo REPOSITORY} runs the demo. The exit code is 0 only if the final state is the expected
 * one.
 */
public final class Demo {
  private Demo() {}

  public static void main(String[] args) {
    Path repository = Path.of(args[0]);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(repository, out) ? 0 : 1);
  }

  /**
   * Runs the demo on its own sandbox.
   *
   * @return whether the final state is the expected one
   */
  public static boolean run(Path repository, PrintStream out) {
    out.println(
        "Starting the stack of template.yaml: DynamoDB Local, ElasticMQ, Event Ruler, three"
            + " functions …");
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.of(repository))) {
      return run(sandbox, repository, out);
    }
  }

  public static boolean run(Sandbox sandbox, Path repository, PrintStream out) {
    Company company = Company.addTo(sandbox, repository);
    Narrator narrator = new Narrator(sandbox, out);
    try (DirectoryApi api = new DirectoryApi(sandbox)) {
      EventFiles events = new EventFiles(sandbox, repository.resolve("events"), narrator);
      new Story(sandbox, company, events, api).steps().forEach(narrator::run);
    }
    return new FinalState(sandbox, out).print();
  }
}
