package io.studioaccess.studioctl;

import io.micronaut.configuration.picocli.MicronautFactory;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.BeanConfiguration;
import io.studioaccess.studioctl.console.Console;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.GlobalOptions;
import io.studioaccess.studioctl.console.Problems;
import io.studioaccess.studioctl.report.Report;
import io.studioaccess.studioctl.status.Status;
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
    subcommands = {Report.class, Status.class, AutoComplete.GenerateCompletion.class})
public final class Studioctl implements Runnable {
  /** They put themselves together by their environment variables, and not for a stack's name. */
  private static final BeanConfiguration[] OF_THE_FUNCTIONS = {
    BeanConfiguration.disabled("io.studioaccess.lambda"),
    BeanConfiguration.disabled("io.studioaccess.sweeper")
  };

  @Mixin private GlobalOptions options;

  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(run(Console.ofTheProcess(), args));
  }

  /** Runs one command and answers its {@link ExitCode}. */
  public static int run(Console console, String... args) {
    try (ApplicationContext context =
        ApplicationContext.builder()
            .banner(false)
            .beanConfigurations(OF_THE_FUNCTIONS)
            .singletons(console)
            .start()) {
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
