package io.studioaccess.studioctl.held;

import io.studioaccess.studioctl.console.CommandGroup;
import picocli.CommandLine.Command;

/** The {@code held} commands. */
@Command(
    name = "held",
    description = "List, release and reject held changes, which exceeded the hourly limit.",
    subcommands = {ListHeld.class, ReleaseHeld.class, RejectHeld.class})
public final class HeldCommands extends CommandGroup {}
