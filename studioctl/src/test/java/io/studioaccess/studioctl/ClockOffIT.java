package io.studioaccess.studioctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The computer's clock is hours behind; AWS's is not. One ahead: {@code ServerClockTest}. */
@ResourceLock(SandboxedCompany.ONE_CHANGE_AN_HOUR)
class ClockOffIT {
  private static final String ROLES = "arn:aws:iam::111122223333:role/studio/";
  private static final int USERS = 4;
  private static final int LIMIT = 1;

  @TempDir private Path folder;

  @Test
  void approvalsAndReleasesWorkAsWithTheRightClock() throws IOException {
    SandboxedCompany company = SandboxedCompany.oneChangeAnHour();
    List.of("data-scientist", "ml-engineer").forEach(role -> company.addRole(role, "sagemaker"));
    StudioctlRunner ctl =
        new StudioctlRunner(
            company.sandbox.endpoint().uri(),
            Clock.offset(company.sandbox.clock(), Duration.ofHours(-5)),
            _ -> company.sandbox.settle());
    List<User> users = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      users.add(company.sandbox.cloud().directory().addUser("user-" + i));
      company.joins(users.getLast(), Company.DATA_SCIENTISTS);
    }
    assertDone(ctl.run("sweep", "--yes"));
    company.sandbox.fireSchedule("SweepRule");
    company.sandbox.settle();

    Instant applied = company.sandbox.clock().instant();
    assertDone(ctl.run("mapping", "apply", rows(), "--yes"));
    assertMoment(
        number(item(company, approval(users.getFirst())), "until"),
        applied.plus(Duration.ofHours(4)),
        company.sandbox.clock().instant().plus(Duration.ofHours(4)));
    company.sandbox.settle();
    assertThat(roles(company)).containsOnly(ROLES + "ml-engineer").hasSize(USERS);
    assertThat(ctl.run("held", "list").out()).isEqualTo("No held changes.\n");

    company.sandbox.clock().advance(Duration.ofHours(2));
    users.forEach(
        user ->
            company
                .sandbox
                .cloud()
                .directory()
                .leave(user.userId(), Company.DATA_SCIENTISTS.groupId()));
    assertThat(ctl.run("sweep", "--yes").exitCode()).as("changes are held").isEqualTo(2);
    assertThat(ctl.run("held", "list").out()).contains("%d held changes".formatted(USERS - LIMIT));
    Instant decided = company.sandbox.clock().instant();
    Result released = ctl.run("held", "release", "--all", "--yes");
    assertThat(released.out()).contains("3 changes released, 0 still held.");
    assertMoment(
        Instant.parse(item(company, "decision#all").get("at").s()),
        decided,
        company.sandbox.clock().instant());

    assertThat(ctl.run("quarantine", "list").out()).contains("6 d 23 h").doesNotContain("7 d");
    assertThat(ctl.run("doctor").out()).contains("✓ Did the last full sweep run on schedule?");
    assertDone(ctl.run("quarantine", "delete", "user-0", "--yes"));
    assertThat(company.profiles()).hasSize(USERS - 1);
  }

  /** The header has whole seconds. */
  private static void assertMoment(Instant actual, Instant from, Instant to) {
    assertThat(actual).isBetween(from.minusSeconds(2), to.plusSeconds(2));
  }

  private static void assertDone(Result result) {
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
  }

  private String rows() throws IOException {
    return Files.writeString(
            folder.resolve("rows.yaml"),
            """
            rows:
              - groupName: data-scientists
                domainId: d-abcdefghijkl
                roleArn: %sml-engineer
            """
                .formatted(ROLES))
        .toString();
  }

  private static String approval(User user) {
    return "approved#%s#%s".formatted(user.userId(), Company.DOMAIN);
  }

  private static Map<String, AttributeValue> item(SandboxedCompany company, String key) {
    return company
        .sandbox
        .dynamoDb()
        .getItem(
            get ->
                get.tableName(company.sandbox.table("LedgerTable"))
                    .key(Map.of("pk", AttributeValue.fromS(key))))
        .item();
  }

  private static Instant number(Map<String, AttributeValue> item, String name) {
    return Instant.ofEpochMilli(Long.parseLong(item.get(name).n()));
  }

  private static List<String> roles(SandboxedCompany company) {
    return company.sandbox.cloud().studio().profiles().stream()
        .map(profile -> profile.userSettings().executionRole())
        .toList();
  }
}
