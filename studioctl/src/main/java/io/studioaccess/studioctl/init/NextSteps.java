package io.studioaccess.studioctl.init;

import io.studioaccess.studioctl.stack.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands that follow, to be run where template.yaml is. */
final class NextSteps {
  private static final String DEFAULT_STACK = "studio-access";

  private final Path directory;
  private final Installation stack;

  NextSteps(Path directory, Installation stack) {
    this.directory = directory;
    this.stack = stack;
  }

  /** Lines of a shell. */
  List<String> deployment(ChosenInstance instance) {
    List<String> steps = new ArrayList<>(isWorkingCopy() ? withSam() : withAwsCli());
    boolean isElsewhere =
        !instance.owner().equals(stack.account()) || !instance.region().equals(stack.region());
    if (isElsewhere) {
      steps.add(
          "# with credentials of account %s, which owns IAM Identity Center:"
              .formatted(instance.owner()));
      steps.add(
          "aws cloudformation deploy --region %s --template-file templates/identity-center-account.yaml \\"
              .formatted(instance.region()));
      steps.add("  --stack-name studio-access-events --capabilities CAPABILITY_IAM \\");
      steps.add(
          "  --parameter-overrides TargetEventBusArn=arn:%s:events:%s:%s:event-bus/default"
              .formatted(
                  stack.output("QuarantineRoleArn").split(":", 3)[1],
                  stack.region(),
                  stack.account()));
    }
    steps.add(studioctl("mapping apply " + file(DeploymentFiles.MAPPING)));
    steps.add(studioctl("doctor"));
    return steps;
  }

  /** For a stack that exists. */
  List<String> existing() {
    return List.of(studioctl("doctor"), studioctl("mapping plan " + file(DeploymentFiles.MAPPING)));
  }

  /** An unpacked release has no POM: its functions are built. */
  private static boolean isWorkingCopy() {
    return Files.exists(Path.of("pom.xml")) && Files.exists(Path.of("template.yaml"));
  }

  private List<String> withSam() {
    return List.of(
        directory.toString().isEmpty()
            ? "sam build && sam deploy"
            : "sam build && sam deploy --config-file %s"
                .formatted(
                    quoted(
                        directory
                            .resolve(DeploymentFiles.SAM_CONFIG)
                            .toAbsolutePath()
                            .normalize()
                            .toString())));
  }

  private List<String> withAwsCli() {
    return List.of(
        "aws cloudformation package --region %s --template-file template.yaml \\"
            .formatted(stack.region()),
        "  --s3-bucket BUCKET --output-template-file packaged.yaml",
        "aws cloudformation deploy --region %s --template-file packaged.yaml \\"
            .formatted(stack.region()),
        "  --s3-bucket BUCKET --stack-name %s --capabilities CAPABILITY_NAMED_IAM \\"
            .formatted(stack.stack()),
        "  --parameter-overrides "
            + quoted("file://" + directory.resolve(DeploymentFiles.PARAMETERS)));
  }

  private String file(String name) {
    return quoted(directory.resolve(name).toString());
  }

  /** As the shell reads one word. */
  private static String quoted(String path) {
    return path.matches("[\\w./:@%+,-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }

  private String studioctl(String command) {
    return "studioctl %s%s%s"
        .formatted(
            command,
            stack.stack().equals(DEFAULT_STACK) ? "" : " --stack-name " + stack.stack(),
            " --region " + stack.region());
  }
}
