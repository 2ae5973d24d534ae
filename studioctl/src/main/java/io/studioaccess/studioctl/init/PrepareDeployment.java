package io.studioaccess.studioctl.init;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.GlobalOptions;
import io.studioaccess.studioctl.doctor.PrerequisiteChecks.Prerequisite;
import io.studioaccess.studioctl.stack.AwsConnection;
import io.studioaccess.studioctl.stack.Installation;
import io.studioaccess.studioctl.stack.StackReader;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Prototype
@Command(
    name = "init",
    description = {
      "Prepare the first deployment: find what it needs, ask at most five questions, and write"
          + " samconfig.toml, parameters.json and a first row file, mapping.yaml.",
      "Each question has an option. With --yes, or without a terminal, defaults answer the rest.",
      "It changes nothing in AWS. Of a stack that exists, it writes the parameters and rows.",
      "Exit code 0: the files are written; 2: something is missing; 1: something cannot be read."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl init",
      "  studioctl init --domain d-abcdefghijkl --group data-scientists --role data-scientist"
          + " --yes",
      "  studioctl init --group a --group b --role a=data-scientist --role b=ml-engineer --yes"
    })
public final class PrepareDeployment implements Callable<Integer> {
  private final AwsConnection aws;
  private final BeanProvider<StackReader> stacks;
  private final BeanProvider<NewStack> newStack;
  private final BeanProvider<ExistingStack> existingStack;
  private final GlobalOptions globalOptions;
  private final Display display;

  @Mixin private InitOptions options = new InitOptions();

  PrepareDeployment(
      AwsConnection aws,
      BeanProvider<StackReader> stacks,
      BeanProvider<NewStack> newStack,
      BeanProvider<ExistingStack> existingStack,
      GlobalOptions globalOptions,
      Display display) {
    this.aws = aws;
    this.stacks = stacks;
    this.newStack = newStack;
    this.existingStack = existingStack;
    this.globalOptions = globalOptions;
    this.display = display;
  }

  @Override
  public Integer call() {
    NewStack.requireName(globalOptions.stackName());
    DeploymentFiles.requireDirectory(options.directory());
    Place place = Place.of(aws);
    Optional<Installation> existing = stacks.get().find();
    existing.filter(ExistingStack::isForeign).ifPresent(this::requireUnused);
    Prepared prepared =
        existing
            .filter(ExistingStack::isDeployed)
            .map(stack -> existingStack.get().prepare(stack, options))
            .orElseGet(() -> newStack.get().prepare(place, options));
    existing.filter(stack -> !ExistingStack.isDeployed(stack)).ifPresent(this::warnOf);
    prepared.show(display);
    return exitCode(prepared);
  }

  /** A deployment would replace the other stack's template, and delete its resources. */
  private void requireUnused(Installation stack) {
    if (stacks.get().isAlive()) {
      throw new CommandException(
          "Stack %s exists in account %s, region %s, and is not Studio Access: a deployment under this name would delete its resources. Pass another --stack-name. Nothing was written."
              .formatted(stack.stack(), stack.account(), stack.region()));
    }
  }

  /** CloudFormation updates no stack whose first deployment failed. */
  private void warnOf(Installation stack) {
    display.note(
        "Stack %s exists, but is not a complete Studio Access. If its deployment failed, delete it first: aws cloudformation delete-stack --region %s --stack-name %s."
            .formatted(stack.stack(), stack.region(), stack.stack()));
  }

  private static int exitCode(Prepared prepared) {
    if (!prepared.files().isEmpty()) {
      return ExitCode.OK;
    }
    List<String> severities = prepared.missing().stream().map(Prerequisite::severity).toList();
    return severities.contains("unchecked") ? ExitCode.FAILED : ExitCode.CHANGES;
  }
}
