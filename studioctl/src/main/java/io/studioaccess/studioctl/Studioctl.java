package io.studioaccess.studioctl;

import io.studioaccess.studioctl.console.Console;
import io.studioaccess.studioctl.console.ErrorHandler;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.GlobalOptions;
import io.studioaccess.studioctl.console.Sleeper;
import io.studioaccess.studioctl.deadletters.DeadLetterCommands;
import io.studioaccess.studioctl.doctor.RunDoctor;
import io.studioaccess.studioctl.explain.ExplainUser;
import io.studioaccess.studioctl.held.HeldCommands;
import io.studioaccess.studioctl.history.ShowHistory;
import io.studioaccess.studioctl.homes.HomeCommands;
import io.studioaccess.studioctl.mapping.MappingCommands;
import io.studioaccess.studioctl.plan.PlanSweep;
import io.studioaccess.studioctl.quarantine.QuarantineCommands;
import io.studioaccess.studioctl.report.CreateReport;
import io.studioaccess.studioctl.review.ReviewCommands;
import io.studioaccess.studioctl.sandbox.SandboxCommands;
import io.studioaccess.studioctl.stack.ServerClock;
import io.studioaccess.studioctl.status.ShowStatus;
import io.studioaccess.studioctl.sweep.RunSweep;
import java.time.Clock;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command. */
@Command(
    name = "studioctl",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = "Inspect, explain and repair Studio Access.")
public final class Studioctl implements Runnable {
  /** A new command is a line here, at its place in the help. */
  static final Commands COMMANDS =
      new Commands(
          RunDoctor.class,
          ExplainUser.class,
          MappingCommands.class,
          PlanSweep.class,
          RunSweep.class,
          HeldCommands.class,
          QuarantineCommands.class,
          DeadLetterCommands.class,
          ShowStatus.class,
          ShowHistory.class,
          CreateReport.class,
          ReviewCommands.class,
          HomeCommands.class,
          SandboxCommands.class,
          AutoComplete.GenerateCompletion.class);

  @Mixin private GlobalOptions options;

  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(run(Console.ofProcess(), Clock.systemUTC(), Sleeper.system(), args));
  }

  /**
   * Runs one command and returns its {@link ExitCode}.
   *
   * @param clock the computer's clock, which may be wrong
   */
  public static int run(Console console, Clock clock, Sleeper sleeper, String... args) {
    if (HelpRequest.answer(COMMANDS, console, args)) {
      return ExitCode.OK;
    }
    try (Beans beans = new Beans(console, new ServerClock(clock), sleeper)) {
      CommandLine commandLine = COMMANDS.commandLine(beans, args);
      console.serve(commandLine);
      Studioctl root = commandLine.getCommand();
      ErrorHandler errorHandler = new ErrorHandler(console, root.options);
      return commandLine
          .setExecutionExceptionHandler(errorHandler)
          .setParameterExceptionHandler(errorHandler)
          .setExecutionStrategy(parsed -> execute(root.options, parsed))
          .execute(args);
    }
  }

  private static int execute(GlobalOptions options, ParseResult parsed) {
    CommandLine command = parsed.asCommandLineList().getLast();
    if (!command.isUsageHelpRequested() && !command.isVersionHelpRequested()) {
      options.requireOutputOf(command);
    }
    return new RunLast().execute(parsed);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command.");
  }
}
