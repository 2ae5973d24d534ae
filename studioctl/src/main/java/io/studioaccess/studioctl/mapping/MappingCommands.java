package io.studioaccess.studioctl.mapping;

import io.micronaut.context.annotation.Prototype;
import io.studioaccess.studioctl.console.CommandGroup;
import picocli.CommandLine.Command;

@Prototype
@Command(
    name = "mapping",
    description = "Validate, plan, apply and export the mapping as a file.",
    subcommands = {
      ValidateMapping.class,
      ExportMapping.class,
      PlanMapping.class,
      ApplyMapping.class
    })
public final class MappingCommands extends CommandGroup {}
