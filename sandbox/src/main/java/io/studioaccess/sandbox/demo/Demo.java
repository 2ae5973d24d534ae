package io.studioaccess.sandbox.demo;

import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.stack.SandboxOptions;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code Demo REPOSITORY} runs the demo, in the set-up of Identity Center that the system property
 * {@code sandbox.setup} names. The exit code is 0 only if the final state is the expected one.
 */
public final class Demo {
  private Demo() {}

  public static void main(String[] args) {
    Path repository = Path.of(args[0]);
    Terminal terminal =
        Terminal.ofProcess(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    Setup setup = Setup.named(System.getProperty("sandbox.setup", "management-account"));
    int watch = Integer.getInteger("sandbox.watch", 0);
    boolean isAsExpected =
        watch > 0
            ? WatchedDemo.run(repository, setup, terminal, watch)
            : run(repository, setup, terminal);
    System.exit(isAsExpected ? 0 : 1);
  }

  static void tellStart(Setup setup, Terminal terminal) {
    terminal.text(
        "3/4 The sandbox starts, with Identity Center as %s: DynamoDB Local, ElasticMQ, three functions; a few seconds"
            .formatted(setup));
  }

  /**
   * Runs the demo on its own sandbox.
   *
   * @return whether each step and the final state are as expected
   */
  public static boolean run(Path repository, Setup setup, Terminal terminal) {
    tellStart(setup, terminal);
    try (Sandbox sandbox = Sandbox.start(setup.options(SandboxOptions.of(repository)))) {
      return run(sandbox, repository, setup, terminal);
    }
  }

  public static boolean run(Sandbox sandbox, Path repository, Setup setup, Terminal terminal) {
    return run(sandbox, repository, repository.resolve("events"), setup, terminal);
  }

  /**
   * Runs the demo with other event files.
   *
   * @param events the folder of the event files
   */
  public static boolean run(
      Sandbox sandbox, Path repository, Path events, Setup setup, Terminal terminal) {
    return run(sandbox, repository, events, setup, terminal, (_, _) -> {});
  }

  /** What happens before each step. */
  interface Pace {
    void before(String step, int of);
  }

  static boolean run(
      Sandbox sandbox, Path repository, Path events, Setup setup, Terminal terminal, Pace pace) {
    DirectoryEvents directoryEvents = setup.prepare(sandbox, repository);
    Company company = Company.addTo(sandbox, repository);
    // The new rows cause a sweep, which would make up for an event of the first step that has no
    // effect.
    sandbox.settle();
    Narrator narrator = new Narrator(sandbox, terminal);
    try (DirectoryApi api = new DirectoryApi(sandbox)) {
      EventFiles files = new EventFiles(directoryEvents, events, narrator);
      List<Story.Step> steps = new Story(sandbox, company, files, api).steps();
      terminal.text(
          "4/4 The story: %d steps of joiners, movers and leavers; about half a minute"
              .formatted(steps.size()));
      return narrator.run(steps, pace) && new FinalState(sandbox, terminal).print();
    }
  }
}
