package io.studioaccess.lambda;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.json.JsonMapper;
import io.studioaccess.desired.RoleGuard;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.http.SdkHttpClient;

/** What is another in a rehearsal. */
@Factory
@Requires(env = Rehearsal.ENVIRONMENT)
final class RehearsalBeans {

  @Singleton
  @Replaces(value = SdkHttpClient.class, factory = AwsClients.class)
  SdkHttpClient httpClient(JsonMapper json) {
    return RehearsedHttp.from("/rehearsal.json", json);
  }

  /** The role in the answers is nobody's. */
  @Singleton
  @Replaces(value = RoleGuard.class, factory = Assembly.class)
  RoleGuard roleGuard() {
    return new RoleGuard(List.of("*"));
  }
}
