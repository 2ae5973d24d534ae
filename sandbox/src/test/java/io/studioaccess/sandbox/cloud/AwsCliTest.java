package io.studioaccess.sandbox.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Runs the real AWS CLI against the sandbox. Skipped with a message if {@code aws} is not on the
 * path.
 */
class AwsCliTest {

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  @BeforeEach
  void requireTheCli() throws Exception {
    assumeThat(isCliInstalled()).as("skipped: the AWS CLI is not on the path").isTrue();
  }

  private static boolean isCliInstalled() throws InterruptedException {
    try {
      return new ProcessBuilder("aws", "--version").redirectErrorStream(true).start().waitFor()
          == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  private String cli(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("aws", "--output", "json"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("AWS_ENDPOINT_URL", aws.cloud.uri().toString());
    builder.environment().put("AWS_ACCESS_KEY_ID", aws.administrator());
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "sandbox");
    builder.environment().put("AWS_DEFAULT_REGION", "eu-west-1");
    builder.environment().put("AWS_PAGER", "");
    builder.environment().put("NO_PROXY", "127.0.0.1");
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }

  @Test
  void cliDescribesAUserAndListsProfiles() throws Exception {
    var ada = aws.cloud.directory().addUser("ada").userId();
    assertThat(
            cli(
                "identitystore",
                "describe-user",
                "--identity-store-id",
                CloudUnderTest.STORE,
                "--user-id",
                ada))
        .contains("\"UserName\": \"ada\"");
    assertThat(cli("sagemaker", "list-user-profiles")).contains("\"UserProfiles\": []");
    assertThat(cli("sts", "get-caller-identity")).contains("user/ada");
    assertThat(cli("sagemaker", "describe-domain", "--domain-id", "d-none"))
        .contains("ResourceNotFound");
  }

  /** Today's CLI speaks CBOR here. */
  @Test
  void cliSetsAndDescribesAlarms() throws Exception {
    aws.cloud.alarms().add("ours");
    String[] set = {
      "cloudwatch",
      "set-alarm-state",
      "--state-value",
      "ALARM",
      "--state-reason",
      "a test",
      "--alarm-name"
    };

    assertThat(cli(with(set, "ours"))).isEmpty();
    assertThat(cli("cloudwatch", "describe-alarms"))
        .contains("\"StateValue\": \"ALARM\"", "\"StateUpdatedTimestamp\": ");
    assertThat(cli(with(set, "none"))).contains("(ResourceNotFound)");
  }

  private static String[] with(String[] arguments, String last) {
    var all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = last;
    return all;
  }
}
