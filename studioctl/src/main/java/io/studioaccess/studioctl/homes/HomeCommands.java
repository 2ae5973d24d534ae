package io.studioaccess.studioctl.homes;

import io.studioaccess.studioctl.console.CommandGroup;
import picocli.CommandLine.Command;

/** The {@code homes} commands. */
@Command(
    name = "homes",
    description = "List the home directories that stay after their profiles were deleted.",
    subcommands = ListHomes.class)
public final class HomeCommands extends CommandGroup {}
