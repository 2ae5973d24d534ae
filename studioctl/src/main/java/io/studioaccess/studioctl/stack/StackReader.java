package io.studioaccess.studioctl.stack;

import io.studioaccess.mapping.Region;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.GlobalOptions;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** Reads the stack from CloudFormation. */
@Singleton
public final class StackReader {
  private static final Pattern NOT_ALIVE =
      Pattern.compile("REVIEW_IN_PROGRESS|CREATE_FAILED|ROLLBACK_.*|DELETE_.*");

  private final CloudFormationClient cloudFormation;
  private final GlobalOptions options;

  StackReader(CloudFormationClient cloudFormation, GlobalOptions options) {
    this.cloudFormation = cloudFormation;
    this.options = options;
  }

  /**
   * @throws CommandException if the stack does not exist
   */
  Installation read() {
    return find()
        .orElseThrow(
            () ->
                new CommandException(
                    "Stack %s does not exist in region %s. Check --stack-name, --region and --profile, or run \"aws cloudformation list-stacks\"."
                        .formatted(options.stackName(), region())));
  }

  /** Empty if the stack does not exist. */
  public Optional<Installation> find() {
    return describe(options.stackName()).map(StackReader::installation);
  }

  /**
   * Whether the stack has resources that a deployment under its name would update, or delete if its
   * template lacks them. A failed first deployment leaves none.
   */
  public boolean isAlive() {
    return describe(options.stackName())
        .map(Stack::stackStatusAsString)
        .filter(status -> !NOT_ALIVE.matcher(status).matches())
        .isPresent();
  }

  private static Installation installation(Stack stack) {
    Arn id = Arn.fromString(stack.stackId());
    return new Installation(
        stack.stackName(),
        id.accountId().orElseThrow(),
        new Region(id.region().orElseThrow()),
        stack.parameters().stream()
            .collect(
                Collectors.toMap(
                    Parameter::parameterKey, parameter -> value(parameter.parameterValue()))),
        stack.outputs().stream()
            .collect(Collectors.toMap(Output::outputKey, output -> value(output.outputValue()))));
  }

  private static String value(String text) {
    return text == null ? "" : text;
  }

  private Optional<Stack> describe(String name) {
    try {
      return Optional.of(
          cloudFormation.describeStacks(request -> request.stackName(name)).stacks().stream()
              .findFirst()
              .orElseThrow(() -> new CommandException(CommandException.NOT_AWS)));
    } catch (CloudFormationException e) {
      if (!"ValidationError".equals(e.awsErrorDetails().errorCode())) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private String region() {
    return cloudFormation.serviceClientConfiguration().region().id();
  }
}
