package io.studioaccess.sandbox.conformance;

import static io.studioaccess.sandbox.cloud.CloudUnderTest.ACCOUNT;

import io.studioaccess.conformance.Accounts;
import io.studioaccess.conformance.Conformance;
import io.studioaccess.conformance.aws.Connection;
import io.studioaccess.conformance.aws.Prefix;
import io.studioaccess.conformance.aws.Target;
import io.studioaccess.conformance.aws.Time;
import io.studioaccess.sandbox.clock.SandboxClock;
import io.studioaccess.sandbox.cloud.AccountRegion;
import io.studioaccess.sandbox.cloud.Cloud;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.cloud.IdentityCenter;
import io.studioaccess.sandbox.policy.PolicyDocument;
import io.studioaccess.sandbox.policy.Principal;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * The sandbox as an account that a conformance run knows by a profile of the AWS configuration
 * only. The caller has the policy of conformance/README.md and nothing more.
 */
final class SandboxAccount implements AutoCloseable {

  static final String PROFILE = "research";
  static final String CALLER = "conformance";
  static final String ROLE = "arn:aws:iam::111122223333:role/studio/analyst";
  static final String OTHER_ROLE = "arn:aws:iam::111122223333:role/studio/engineer";

  final SandboxClock clock = SandboxClock.frozenAt(CloudUnderTest.START);
  final Cloud cloud =
      new Cloud(
          clock,
          AccountRegion.example(),
          IdentityCenter.in(AccountRegion.example()),
          new InetSocketAddress("127.0.0.1", 0));
  final String domainId;
  private final String accessKey;
  private final Random random = new Random(5);

  SandboxAccount() {
    domainId =
        cloud
            .studio()
            .addDomain("research", d -> d.defaultUserSettings(s -> s.executionRole(ROLE)))
            .domainId();
    cloud.studio().limitRolesTo(Set.of(ROLE, OTHER_ROLE));
    cloud.directory().addUser("somebody.else@example.com");
    cloud.directory().addGroup("Somebody else's group");
    accessKey =
        cloud
            .endpoint()
            .accessKeyFor(
                Principal.role(
                    CALLER,
                    "ada@example.com",
                    ACCOUNT,
                    List.of(PolicyDocument.of(DocumentedPolicy.of(ROLE, OTHER_ROLE)))));
  }

  /** Time that passes by moving the sandbox's clock. */
  Time time() {
    return new Time() {
      @Override
      public Instant now() {
        return clock.instant();
      }

      @Override
      public void pass(Duration duration) {
        clock.advance(duration);
      }
    };
  }

  Connection connection() {
    return connection(cloud.uri());
  }

  /** By a profile that names this endpoint. */
  Connection connection(URI endpoint) {
    return new Connection(PROFILE, profiles(endpoint), Optional.empty());
  }

  /** The AWS configuration of somebody who works with this account. */
  ProfileFile profiles(URI endpoint) {
    String config =
        """
        [profile %s]
        region = eu-west-1
        endpoint_url = %s
        aws_access_key_id = %s
        aws_secret_access_key = any
        """
            .formatted(PROFILE, endpoint, accessKey);
    return ProfileFile.builder()
        .content(new ByteArrayInputStream(config.getBytes(StandardCharsets.UTF_8)))
        .type(ProfileFile.Type.CONFIGURATION)
        .build();
  }

  Target target(Connection connection) {
    return new Accounts(connection)
        .target(
            domainId,
            Optional.empty(),
            Optional.empty(),
            Optional.of(OTHER_ROLE),
            Prefix.random(random));
  }

  Conformance run(Connection connection) {
    return new Conformance(connection, target(connection), time());
  }

  @Override
  public void close() {
    cloud.close();
  }
}
