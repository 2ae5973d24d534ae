package io.studioaccess.studioctl.quarantine;

import io.studioaccess.studioctl.console.CommandGroup;
import picocli.CommandLine.Command;

/** The {@code quarantine} commands. */
@Command(
    name = "quarantine",
    description = "List, restore and delete the profiles of users in quarantine.",
    subcommands = {ListQuarantine.class, RestoreUser.class, DeleteProfile.class})
public final class QuarantineCommands extends CommandGroup {}
