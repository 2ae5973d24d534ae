package io.studioaccess.sandbox.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.conformance.Main;
import io.studioaccess.sandbox.wire.Call;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.AuthMode;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.SharingType;

class CommandLineTest {

  private static final String KILLED = "sac-k3x9q2mf";

  private final SandboxAccount account = new SandboxAccount();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    account.close();
  }

  private int run(String typed, String... arguments) {
    return new Main(
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(printed, true, StandardCharsets.UTF_8),
            account.profiles(account.cloud.uri()),
            account.time(),
            folder)
        .run(arguments);
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void namesTheOptionThatIsMissingOrUnknown() {
    assertThat(run("")).isEqualTo(2);
    assertThat(run("", "PROFILE=" + SandboxAccount.PROFILE, "DOMAIN=")).isEqualTo(2);
    assertThat(run("", "PROFILE=nobody", "DOMAIN=d-1")).isEqualTo(2);
    assertThat(run("", "COLOUR=red")).isEqualTo(2);
    assertThat(printed())
        .contains(
            "PROFILE is missing",
            "DOMAIN is missing",
            "has no profile nobody",
            "unknown option COLOUR");
  }

  @Test
  void refusesADomainInIamMode() {
    String iam = account.cloud.studio().addDomain("iam", d -> d.authMode(AuthMode.IAM)).domainId();
    assertThat(run("yes\n", "PROFILE=" + SandboxAccount.PROFILE, "DOMAIN=" + iam)).isEqualTo(2);
    assertThat(printed()).contains("must be InService and in SSO mode");
  }

  @Test
  void createsNothingWithoutAYes() {
    // When
    int code = run("y\n", "PROFILE=" + SandboxAccount.PROFILE, "DOMAIN=" + account.domainId);

    // Then
    assertThat(code).isEqualTo(2);
    assertThat(printed())
        .contains("Account 111122223333", "US dollars", "Every name begins with sac-");
    assertThat(account.cloud.endpoint().calls().all())
        .extracting(Call::operation)
        .doesNotContain("CreateUser", "CreateGroup", "PutEvents");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void leftoversOfAKilledRunAreRemovedAndNothingElse() {
    // Given
    addProfile(KILLED + "-profile1", KILLED + "-user2");
    addProfile("ada", "ada");
    account
        .cloud
        .studio()
        .addSpace(account.domainId, KILLED + "-space3", KILLED + "-profile1", SharingType.PRIVATE);
    account
        .cloud
        .studio()
        .startAppInSpace(account.domainId, KILLED + "-space3", AppType.JUPYTER_LAB, "default");
    account.cloud.directory().addGroup(KILLED.toUpperCase(java.util.Locale.ROOT) + "-group4");
    account.cloud.directory().addGroup("sac-race teams");

    // When
    int code =
        run(
            "yes\n",
            "leftovers",
            "PROFILE=" + SandboxAccount.PROFILE,
            "DOMAIN=" + account.domainId);

    // Then
    assertThat(code).isZero();
    assertThat(printed()).contains(KILLED + "-profile1", KILLED + "-user2").doesNotContain("race");
    assertThat(account.cloud.studio().spaces()).isEmpty();
    assertThat(account.cloud.studio().profiles())
        .singleElement()
        .satisfies(profile -> assertThat(profile.userProfileName()).isEqualTo("ada"));
    assertThat(account.cloud.directory().groups())
        .extracting(group -> group.displayName())
        .containsExactlyInAnyOrder("Somebody else's group", "sac-race teams");
    assertThat(account.cloud.directory().users()).hasSize(2);
  }

  private void addProfile(String name, String user) {
    account.cloud.directory().addUser(user);
    account
        .cloud
        .studio()
        .addProfile(
            CreateUserProfileRequest.builder()
                .domainId(account.domainId)
                .userProfileName(name)
                .singleSignOnUserIdentifier("UserName")
                .singleSignOnUserValue(user)
                .build());
  }
}
