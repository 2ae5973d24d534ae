package io.studioaccess.studioctl.stack;

import io.studioaccess.mapping.Region;
import io.studioaccess.studioctl.console.GlobalOptions;
import io.studioaccess.studioctl.console.Problem;
import java.util.stream.Collectors;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** Finds the stack. */
final class StackReader {
  private final CloudFormationClient cloudFormation;
  private final GlobalOptions options;

  StackReader(CloudFormationClient cloudFormation, GlobalOptions options) {
    this.cloudFormation = cloudFormation;
    this.options = options;
  }

  /**
   * @throws Problem if there is no such stack
   */
  Installation read() {
    Stack stack = describe(options.stackName());
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

  private Stack describe(String name) {
    try {
      return cloudFormation.describeStacks(request -> request.stackName(name)).stacks().stream()
          .findFirst()
          .orElseThrow(() -> new Problem(Problem.NOT_AWS));
    } catch (CloudFormationException e) {
      if (!"ValidationError".equals(e.awsErrorDetails().errorCode())) {
        throw e;
      }
      throw new Problem(
          "There is no stack %s in %s of this account. Say --stack-name, --region or --profile; \"aws cloudformation list-stacks\" shows what there is."
              .formatted(name, region()),
          e);
    }
  }

  private String region() {
    return cloudFormation.serviceClientConfiguration().region().id();
  }
}
