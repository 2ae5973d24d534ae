package io.studioaccess.studioctl.mapping;

import io.micronaut.context.annotation.Prototype;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
public final class MappingCommands implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing subcommand: validate, export, plan or apply.");
  }
}
