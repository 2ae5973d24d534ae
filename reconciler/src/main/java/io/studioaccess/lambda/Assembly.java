package io.studioaccess.lambda;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.ClientsByDomain;
import io.studioaccess.aws.Metrics;
import io.studioaccess.aws.SageMakerStudio;
import io.studioaccess.desired.RoleGuard;
import io.studioaccess.mapping.Region;
import io.studioaccess.membership.MembershipEventDecoder;
import io.studioaccess.reconcile.Studio;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** What every function is put together from. Each adds its own queues, and its mandate or sweep. */
@Factory
final class Assembly {
  @Singleton
  Settings settings() {
    return Settings.from(System.getenv());
  }

  @Singleton
  Metrics metrics(
      @Property(name = "metrics.namespace") String namespace, JsonMapper json, Clock clock) {
    return new Metrics(namespace, clock, System.out, json);
  }

  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Singleton
  AccessRoles accessRoles() {
    return AccessRoles.from(System.getenv());
  }

  /** Of the domains whose mapping row names none. */
  @Singleton
  Region home(AccessRoles roles) {
    return roles.home();
  }

  @Singleton
  ClientsByDomain<SageMakerClient> sageMaker(StudioAccounts accounts, SdkHttpClient http) {
    return new DomainClients<>(SageMakerClient::builder, accounts, http);
  }

  @Singleton
  Studio studio(ClientsByDomain<SageMakerClient> sageMaker, Clock clock) {
    return new SageMakerStudio(sageMaker, clock);
  }

  @Singleton
  RoleGuard roleGuard(Settings settings) {
    return settings.roleGuard();
  }

  @Singleton
  MembershipEventDecoder decoder(Settings settings) {
    return new MembershipEventDecoder(settings.identityStoreId());
  }
}
