package io.studioaccess.studioctl.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;

/** From an account without a stack to the first profile, with what init writes. */
class FirstJoinerIT {
  @TempDir private Path folder;

  @Test
  void whatInitWritesIsDeployedAndAppliedAndTheFirstJoinerHasAProfile() throws Exception {
    try (EmptyAccount account = EmptyAccount.furnished()) {
      // Given
      Result init =
          account
              .ctl("data-scientists, 2", "", "admin@example.com")
              .run("init", "--directory", folder.toString());
      assertThat(init.exitCode()).as(init.out() + init.err()).isZero();

      // When
      new Release(account.sandbox.cloud().uri())
          .deploy("studio-access", folder.resolve("parameters.json"));
      Result applied =
          account.ctl().run("mapping", "apply", folder.resolve("mapping.yaml").toString(), "--yes");
      joins(account);
      account.sandbox.sandbox().settle();

      // Then
      assertThat(applied.exitCode()).as(applied.out() + applied.err()).isZero();
      assertThat(account.sandbox.cloud().studio().profiles())
          .singleElement()
          .satisfies(
              profile -> {
                assertThat(profile.userProfileName()).isEqualTo("ana");
                assertThat(profile.userSettings().executionRole())
                    .isEqualTo(EmptyAccount.ROLES + "studio/data-scientist");
              });
      assertThat(account.ctl().run("explain", "ana").out()).contains("data-scientist");
      itsFilesAreFoundAgain(account);
    }
  }

  private static void joins(EmptyAccount account) {
    try (IdentitystoreClient directory =
        IdentitystoreClient.builder()
            .endpointOverride(account.sandbox.cloud().uri())
            .region(Region.EU_WEST_1)
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      var unused =
          directory.createGroupMembership(
              create ->
                  create
                      .identityStoreId(account.sandbox.cloud().directory().identityStoreId())
                      .groupId(Company.DATA_SCIENTISTS.groupId())
                      .memberId(member -> member.userId(Company.ANA.userId())));
    }
  }

  /** The stack exists now: init offers its values. */
  private void itsFilesAreFoundAgain(EmptyAccount account) throws Exception {
    Path again = Files.createDirectory(folder.resolve("again"));

    Result declined = account.ctl("no").run("init", "--directory", again.toString());
    Result init =
        account.ctl("y").run("init", "--directory", again.toString(), "--group", "ignored");

    assertThat(declined.exitCode()).isEqualTo(130);
    assertThat(init.exitCode()).as(init.err()).isZero();
    assertThat(init.err()).contains("Stack studio-access exists already");
    assertThat(again.resolve("mapping.yaml"))
        .hasSameTextualContentAs(folder.resolve("mapping.yaml"));
    assertThat(again.resolve("parameters.json"))
        .content()
        .contains("d-1234567890", "admin@example.com", "GracePeriodDays=7");
    assertThat(init.out()).contains("studioctl doctor", "studioctl mapping plan");
  }
}
