package io.studioaccess.sandbox.demo;

import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.stack.EmptySandbox;
import io.studioaccess.sandbox.stack.SandboxOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * {@code TryArchive REPOSITORY ARCHIVE} deploys an unpacked release into an empty sandbox with the
 * AWS CLI alone, shows the change set, and plays the demo's story on the stack. The exit code is 0
 * only if each step had its effect, or if there is no AWS CLI.
 */
public final class TryArchive {

  private static final String ACCESS_KEY = "SANDBOXADMINISTRATOR";
  private static final String BUCKET = "studio-access-artifacts";
  private static final String STACK = "studio-access";

  private final Path archive;
  private final Path packaged;
  private final EmptySandbox empty;

  private TryArchive(Path archive, Path packaged, EmptySandbox empty) {
    this.archive = archive;
    this.packaged = packaged;
    this.empty = empty;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Terminal terminal =
        Terminal.ofProcess(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    if (!hasAwsCli()) {
      terminal.bad("SKIPPED: the AWS CLI is not on the PATH. The archive was NOT tried.");
      return;
    }
    Path archive = Path.of(args[1]).toRealPath();
    Path packaged = Files.createTempFile("studio-access", ".yaml");
    SandboxOptions options = Setup.MANAGEMENT_ACCOUNT.options(SandboxOptions.of(Path.of(args[0])));
    boolean asExpected;
    try (EmptySandbox empty = EmptySandbox.start(options)) {
      empty
          .cloud()
          .endpoint()
          .register(ACCESS_KEY, Principal.administrator("administrator", "111122223333"));
      TryArchive trial = new TryArchive(archive, packaged, empty);
      trial.deploy();
      asExpected =
          Demo.run(empty.sandbox(), archive, Setup.MANAGEMENT_ACCOUNT, terminal)
              && trial.run(List.of("studioctl/bin/studioctl", "status")) == 0;
    } finally {
      Files.deleteIfExists(packaged);
    }
    System.exit(asExpected ? 0 : 1);
  }

  private static boolean hasAwsCli() {
    return Arrays.stream(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "aws")));
  }

  private void deploy() throws IOException, InterruptedException {
    aws(
        "package --template-file template.yaml --s3-bucket %s --output-template-file %s"
            .formatted(BUCKET, packaged));
    aws(
        ("deploy --template-file %s --stack-name %s --s3-bucket %s --capabilities"
                + " CAPABILITY_NAMED_IAM --no-execute-changeset --parameter-overrides"
                + " IdentityStoreId=%s StudioApplicationArns=%s")
            .formatted(
                packaged,
                STACK,
                BUCKET,
                empty.cloud().directory().identityStoreId(),
                SandboxOptions.applications("111122223333")));
    String changeSet = empty.cloud().changeSets().latest();
    aws(
        "describe-change-set --stack-name %s --change-set-name %s --output text --query Changes[].ResourceChange.[Action,LogicalResourceId,ResourceType]"
            .formatted(STACK, changeSet));
    aws("execute-change-set --stack-name %s --change-set-name %s".formatted(STACK, changeSet));
    aws("wait stack-create-complete --stack-name " + STACK);
  }

  private void aws(String arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("aws", "cloudformation"));
    command.addAll(List.of(arguments.split(" ", -1)));
    int code = run(command);
    if (code != 0) {
      throw new IllegalStateException("exit code %d of %s".formatted(code, command));
    }
  }

  /** Runs a command in the archive's folder, with no more than an administrator's environment. */
  private int run(List<String> command) throws IOException, InterruptedException {
    System.out.println("\n$ " + String.join(" ", command));
    ProcessBuilder process = new ProcessBuilder(command).directory(archive.toFile()).inheritIO();
    process
        .environment()
        .putAll(
            Map.of(
                "AWS_ENDPOINT_URL", empty.cloud().endpoint().uri().toString(),
                "AWS_REGION", "eu-west-1",
                "AWS_DEFAULT_REGION", "eu-west-1",
                "AWS_ACCESS_KEY_ID", ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY", "any",
                "AWS_EC2_METADATA_DISABLED", "true",
                "AWS_PAGER", ""));
    return process.start().waitFor();
  }
}
