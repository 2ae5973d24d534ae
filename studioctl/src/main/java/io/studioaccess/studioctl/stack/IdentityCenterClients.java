package io.studioaccess.studioctl.stack;

import io.micronaut.context.BeanProvider;
import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.aws.ssoadmin.ApplicationClients;
import io.studioaccess.mapping.Region;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/**
 * Identity Center's API in any region, with the administrator's credentials in the stack's account.
 */
@Singleton
public final class IdentityCenterClients {

  private final AwsConnection aws;
  private final BeanProvider<FunctionSettings> settings;
  private final Map<Region, SsoAdminClient> byRegion = new ConcurrentHashMap<>();

  IdentityCenterClients(AwsConnection aws, BeanProvider<FunctionSettings> settings) {
    this.aws = aws;
    this.settings = settings;
  }

  public SsoAdminClient in(Region region) {
    return byRegion.computeIfAbsent(
        region, it -> aws.configure(SsoAdminClient.builder(), it).build());
  }

  public SsoAdminClient inPrimaryRegion() {
    return in(primary());
  }

  /** For reading about the applications of domains. */
  public ApplicationClients ofApplications() {
    return ApplicationClients.of(domain -> in(domain.region()), _ -> inPrimaryRegion(), primary());
  }

  private Region primary() {
    return settings.get().identityCenterRegion();
  }

  @PreDestroy
  void close() {
    byRegion.values().forEach(SsoAdminClient::close);
  }
}
