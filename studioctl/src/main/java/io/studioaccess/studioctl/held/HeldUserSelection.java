package io.studioaccess.studioctl.held;

import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Selects users with held changes: by name, or all of them. */
final class HeldUserSelection {
  @ArgGroup(multiplicity = "1")
  private Choice choice = new Choice();

  private static final class Choice {
    @Parameters(arity = "1..*", paramLabel = "USER", description = "User names or user ids")
    private List<String> users = List.of();

    @Option(names = "--all", description = "All users with held changes")
    private boolean all;
  }

  boolean isAll() {
    return choice.all;
  }

  List<String> users() {
    return choice.users;
  }
}
