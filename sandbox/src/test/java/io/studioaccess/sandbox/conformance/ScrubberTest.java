package io.studioaccess.sandbox.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.conformance.aws.Scrubber;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.identitystore.model.DescribeUserResponse;
import software.amazon.awssdk.services.identitystore.model.UserStatus;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;

class ScrubberTest {

  private final Scrubber scrubber = new Scrubber(List.of("research-lab", "d-1234567890"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          User: arn:aws:sts::111122223333:assumed-role/Dev/ada@example.com is not authorized | User: <arn> is not authorized
          role [arn:aws-us-gov:iam::111122223333:role/studio/a] is missing                   | role [<arn>] is missing
          account 111122223333                                                               | account <account>
          write to ada.lovelace+x@mail.example.com                                           | write to <e-mail>
          user 0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000001 not found                     | user <id> not found
          key AKIAIOSFODNN7EXAMPLE                                                           | key <key>
          domain d-abcdefghijkl in vpc-0a1b2c3d                                              | domain <domain> in <network>
          https://d-abcdefghijkl.studio.eu-west-1.sagemaker.aws, please                      | <url>, please
          the profile sac-k3x9q2mf-Profile7 exists                                           | the profile <name> exists
          SAC-K3X9Q2MF-PROFILE7 exists                                                       | <name> exists
          from 192.0.2.7                                                                     | from <address>
          the store d-1234567890 of research-lab                                             | the store <domain> of <known>
          App [default] is Pending.                                                          | App [default] is Pending.
          """)
  void replacesIdentifiersInMessages(String message, String scrubbed) {
    assertThat(scrubber.text(message)).isEqualTo(scrubbed);
  }

  @Test
  void showsTheFormOfAResponseWithoutItsTexts() {
    assertThat(
            scrubber.shape(
                DescribeUserResponse.builder()
                    .userName("ada")
                    .displayName("Ada Lovelace")
                    .userStatus(UserStatus.ENABLED)
                    .emails(e -> e.value("ada@example.com").primary(true))
                    .build()))
        .contains("UserName: <text>", "UserStatus: ENABLED", "Emails: [{Value: <text>")
        .doesNotContain("ada", "Ada", "example.com");
    assertThat(
            scrubber.shape(
                DescribeUserProfileResponse.builder()
                    .status("InService")
                    .singleSignOnUserValue("ada")
                    .userSettings(s -> s.executionRole("arn:aws:iam::111122223333:role/a"))
                    .build()))
        .contains("Status: InService", "UserSettings: {ExecutionRole: <text>}")
        .doesNotContain("ada", "111122223333");
  }
}
