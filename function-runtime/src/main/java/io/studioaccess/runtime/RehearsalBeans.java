package io.studioaccess.runtime;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.sts.AccessRoles;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.desired.RoleGuard;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.http.SdkHttpClient;

/** The beans that a rehearsal replaces. */
@Factory
@Requires(env = Rehearsal.ENVIRONMENT)
final class RehearsalBeans {
  /** The account in the canned responses. */
  private static final String ACCOUNT = "000000000000";

  @Singleton
  @Replaces(value = SdkHttpClient.class, factory = AwsClientBeans.class)
  SdkHttpClient httpClient(JsonMapper json) {
    return RehearsedHttp.from("/rehearsal.json", json);
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
    return new AccessRoles(ACCOUNT, new Region("eu-west-1"), "none", "none", "rehearsal");
  }
}
