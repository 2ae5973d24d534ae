package io.studioaccess.sandbox.demo;

import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.stack.SandboxOptions;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code Demo REPOSITORY} runs the demo, in the set-up of Identity Center that the system property
 * {@code sandbox.setup} names. The exit code is 0 only if the final state is the expected one. The
 * system property {@code sandbox.watch} is the number of seconds before each step for those who
 * watch it on the sandbox's page; 0 for no page.
 */
public final class Demo {
  private Demo() {}

  public static void main(String[] args) {
    Path repository = Path.of(args[0]);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Setup setup = Setup.named(System.getProperty("sandbox.setup", "management-account"));
    int watch = Integer.getInteger("sandbox.watch", 0);
    boolean isAsExpected =
        watch > 0 ? WatchedDemo.run(repository, setup, out, watch) : run(repository, setup, out);
    System.exit(isAsExpected ? 0 : 1);
  }

  static void printStart(Setup setup, PrintStream out) {
    out.printf(
        "Starting the stack of template.yaml, with Identity Center as %s: DynamoDB Local,"
            + " ElasticMQ, Event Ruler, three functions …%n",
        setup);
  }

  /**
   * Runs the demo on its own sandbox.
   *
   * @return whether the final state is the expected one
   */
  public static boolean run(Path repository, Setup setup, PrintStream out) {
    printStart(setup, out);
    try (Sandbox sandbox = Sandbox.start(setup.options(SandboxOptions.of(repository)))) {
      return run(sandbox, repository, setup, out);
    }
  }

  public static boolean run(Sandbox sandbox, Path repository, Setup setup, PrintStream out) {
    return run(sandbox, repository, setup, out, (_, _) -> {});
  }

  /** What happens before each step. */
  interface Pace {
    void before(String step, int of);
  }

  static boolean run(Sandbox sandbox, Path repository, Setup setup, PrintStream out, Pace pace) {
    DirectoryEvents directoryEvents = setup.prepare(sandbox, repository);
    Company company = Company.addTo(sandbox, repository);
    Narrator narrator = new Narrator(sandbox, out);
    try (DirectoryApi api = new DirectoryApi(sandbox)) {
      EventFiles events = new EventFiles(directoryEvents, repository.resolve("events"), narrator);
      List<Story.Step> steps = new Story(sandbox, company, events, api).steps();
      for (Story.Step step : steps) {
        pace.before(step.title(), steps.size());
        narrator.run(step);
      }
    }
    return new FinalState(sandbox, out).print();
  }
}
