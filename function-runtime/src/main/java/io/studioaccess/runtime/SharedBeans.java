package io.studioaccess.runtime;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.client.ClientDefaults;
import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.aws.client.DomainClients;
import io.studioaccess.aws.cloudwatch.Metrics;
import io.studioaccess.aws.dynamodb.DynamoDbNativeEvents;
import io.studioaccess.aws.sagemaker.SageMakerStudio;
import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.aws.sts.AccessRoles;
import io.studioaccess.aws.sts.StudioAccounts;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.MembershipEventDecoder;
import io.studioaccess.reconciler.reconcile.Studio;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** The beans that all functions share. Each function adds its queues, and its executor or sweep. */
@Factory
final class SharedBeans {
  @Singleton
  FunctionSettings settings() {
    return FunctionSettings.from(System.getenv());
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

  /** The region of domains whose mapping row names no region. */
  @Singleton
  Region home(AccessRoles roles) {
    return roles.home();
  }

  @Singleton
  StudioAccounts studioAccounts(
      AccessRoles roles, ClientDefaults defaults, CurrentEvent event, Clock clock) {
    return new StudioAccounts(roles, defaults, event::id, clock);
  }

  @Singleton
  ClientsByDomain<SageMakerClient> sageMaker(StudioAccounts accounts, ClientDefaults defaults) {
    return new DomainClients<>(SageMakerClient::builder, accounts, defaults);
  }

  @Singleton
  Studio studio(ClientsByDomain<SageMakerClient> sageMaker, Clock clock) {
    return new SageMakerStudio(sageMaker, clock);
  }

  @Singleton
  RoleGuard roleGuard(FunctionSettings settings) {
    return settings.roleGuard();
  }

  @Singleton
  MembershipEventDecoder decoder(FunctionSettings settings) {
    return new MembershipEventDecoder(settings.identityStoreId(), settings.identityCenterRegion());
  }

  @Singleton
  DynamoDbNativeEvents nativeEvents(
      DynamoDbClient dynamoDb, FunctionSettings settings, Clock clock) {
    return new DynamoDbNativeEvents(dynamoDb, settings.ledgerTable(), clock);
  }
}
