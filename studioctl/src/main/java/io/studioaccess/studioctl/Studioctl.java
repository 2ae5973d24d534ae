package io.studioaccess.studioctl;

import io.micronaut.configuration.picocli.MicronautFactory;
import io.micronaut.context.ApplicationContext;
import io.studioaccess.studioctl.console.Console;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.GlobalOptions;
import io.studioaccess.studioctl.console.Pause;
import io.studioaccess.studioctl.console.Problems;
import io.studioaccess.studioctl.deadletters.DeadLetters;
import io.studioaccess.studioctl.doctor.Doctor;
import io.studioaccess.studioctl.explain.Explain;
import io.studioaccess.studioctl.held.Held;
import io.studioaccess.studioctl.mapping.Mapping;
import io.studioaccess.studioctl.plan.PlanCommand;
import io.studioaccess.studioctl.quarantine.Quarantine;
import io.studioaccess.studioctl.report.Report;
import io.studioaccess.studioctl.status.Status;
import io.studioaccess.studioctl.sweep.SweepCommand;
import java.time.Clock;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command that all others stand under. */
@Command(
    name = "studioctl",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = "Sees, explains and repairs what Studio Access does.",
    subcommands = {
      Doctor.class,
      Explain.class,
      Mapping.class,
      PlanCommand.class,
      SweepCommand.class,
      Held.class,
      Quarantine.class,
      DeadLetters.class,
      Status.class,
      Report.class,
      AutoComplete.GenerateCompletion.class
    })
public final class Studioctl implements Runnable {
  @Mixin private GlobalOptions options;

  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(run(Console.ofTheProcess(), Clock.systemUTC(), Pause.real(), args));
  }

  /** Runs one command and answers its {@link ExitCode}. */
  public static int run(Console console, Clock clock, Pause pause, String... args) {
    try (ApplicationContext context =
        ApplicationContext.builder().banner(false).singletons(console, clock, pause).start()) {
      CommandLine commandLine =
          new CommandLine(Studioctl.class, new MicronautFactory(context))
              .setOut(console.out())
              .setErr(console.err())
              .setCaseInsensitiveEnumValuesAllowed(true);
      Studioctl root = commandLine.getCommand();
      Problems problems = new Problems(console, root.options);
      return commandLine
          .setExecutionExceptionHandler(problems)
          .setParameterExceptionHandler(problems)
          .execute(args);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }
}
