package io.studioaccess.studioctl.sandbox;

import io.studioaccess.studioctl.console.CommandGroup;
import picocli.CommandLine.Command;

/** The {@code sandbox} commands. */
@Command(
    name = "sandbox",
    description = "Use a sandbox that \"make sandbox\" runs.",
    subcommands = {PrintEnvironment.class})
public final class SandboxCommands extends CommandGroup {}
