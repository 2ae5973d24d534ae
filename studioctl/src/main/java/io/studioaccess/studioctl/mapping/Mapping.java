package io.studioaccess.studioctl.mapping;

import io.micronaut.context.annotation.Prototype;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Prototype
@Command(
    name = "mapping",
    description = "The mapping as a file: check it, see what it would change, write it.",
    subcommands = {
      ValidateMapping.class,
      ExportMapping.class,
      PlanMapping.class,
      ApplyMapping.class
    })
public final class Mapping implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which of the commands of mapping?");
  }
}
