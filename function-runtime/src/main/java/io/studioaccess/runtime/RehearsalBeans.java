package io.studioaccess.runtime;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.cloudwatch.Metrics;
import io.studioaccess.aws.sts.AccessRoles;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.IdentityStoreId;
import io.studioaccess.reconciler.membership.MembershipEventDecoder;
import jakarta.inject.Singleton;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.http.SdkHttpClient;

/** The beans that a rehearsal replaces. */
@Factory
@Requires(env = Rehearsal.ENVIRONMENT)
final class RehearsalBeans {
  /** The account, region and directory in the messages and canned responses. */
  private static final String ACCOUNT = "000000000000";

  private static final Region REGION = new Region("eu-west-1");
  private static final IdentityStoreId DIRECTORY = new IdentityStoreId("d-0000000000");

  @Singleton
  RehearsedHttp rehearsedHttp(JsonMapper json) {
    return new RehearsedHttp(json);
  }

  @Singleton
  @Replaces(value = SdkHttpClient.class, factory = AwsClientBeans.class)
  SdkHttpClient httpClient(RehearsedHttp rehearsed) {
    return rehearsed;
  }

  /** Formats the lines, which nobody reads. */
  @Singleton
  @Replaces(value = Metrics.class, factory = SharedBeans.class)
  Metrics metrics(JsonMapper json, Clock clock) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Metrics(Rehearsal.ENVIRONMENT, clock, nowhere, json);
  }

  @Singleton
  @Replaces(value = MembershipEventDecoder.class, factory = SharedBeans.class)
  MembershipEventDecoder decoder() {
    return new MembershipEventDecoder(DIRECTORY, REGION);
  }

  /** Allows the fictitious role in the canned responses. */
  @Singleton
  @Replaces(value = RoleGuard.class, factory = SharedBeans.class)
  RoleGuard roleGuard() {
    return new RoleGuard(List.of("*"), Set.of(ACCOUNT));
  }

  /** Makes the account the home account, in which no role is assumed. */
  @Singleton
  @Replaces(value = AccessRoles.class, factory = SharedBeans.class)
  AccessRoles accessRoles() {
    return new AccessRoles(ACCOUNT, REGION, "none", "none", "rehearsal");
  }
}
