package io.studioaccess.studioctl;

import io.studioaccess.studioctl.completion.CompleteName;
import io.studioaccess.studioctl.completion.GenerateCompletion;
import io.studioaccess.studioctl.console.CommandGroup;
import io.studioaccess.studioctl.console.Console;
import io.studioaccess.studioctl.console.ErrorHandler;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.GlobalOptions;
import io.studioaccess.studioctl.console.ShowHelp;
import io.studioaccess.studioctl.console.Sleeper;
import io.studioaccess.studioctl.deadletters.DeadLetterCommands;
import io.studioaccess.studioctl.doctor.RunDoctor;
import io.studioaccess.studioctl.events.ShowEvents;
import io.studioaccess.studioctl.explain.ExplainUser;
import io.studioaccess.studioctl.held.HeldCommands;
import io.studioaccess.studioctl.history.ShowHistory;
import io.studioaccess.studioctl.homes.HomeCommands;
import io.studioaccess.studioctl.init.PrepareDeployment;
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
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;

/** The root command. */
@Command(
    name = "studioctl",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = "Inspect, explain and repair Studio Access.")
public final class Studioctl extends CommandGroup {
  /** A new command is a line here, at its place in the help. */
  static final Commands COMMANDS =
      new Commands(
          PrepareDeployment.class,
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
          ShowEvents.class,
          CreateReport.class,
          ReviewCommands.class,
          HomeCommands.class,
          SandboxCommands.class,
          GenerateCompletion.class,
          CompleteName.class,
          ShowHelp.class);

  @Mixin private GlobalOptions options;

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
}
