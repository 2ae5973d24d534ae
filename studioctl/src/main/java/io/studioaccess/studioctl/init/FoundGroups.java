package io.studioaccess.studioctl.init;

import io.studioaccess.aws.identitystore.IdentityStoreDirectory;
import io.studioaccess.aws.identitystore.IdentityStoreGroups;
import io.studioaccess.aws.ssoadmin.ApplicationClients;
import io.studioaccess.aws.ssoadmin.SsoApplicationGroups;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.studioctl.stack.AwsConnection;
import io.studioaccess.studioctl.stack.IdentityCenterClients;
import io.studioaccess.studioctl.stack.PageProgress;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;

/** Finds the groups of the directory, and those that may sign in to a domain. */
@Singleton
final class FoundGroups {
  private final AwsConnection aws;
  private final IdentityCenterClients clients;
  private final PageProgress pages;

  FoundGroups(AwsConnection aws, IdentityCenterClients clients, PageProgress pages) {
    this.aws = aws;
    this.clients = clients;
    this.pages = pages;
  }

  /** By name. */
  List<FoundGroup> all(ChosenInstance instance) {
    try (IdentitystoreClient client =
        aws.configure(IdentitystoreClient.builder(), instance.region()).build()) {
      IdentityStoreGroups groups =
          new IdentityStoreGroups(
              client,
              instance.identityStore(),
              new IdentityStoreDirectory(client, instance.identityStore()));
      return pages.during("Reading groups", groups::groups).entrySet().stream()
          .map(group -> new FoundGroup(group.getKey(), group.getValue()))
          .sorted(Comparator.comparing(FoundGroup::name))
          .toList();
    }
  }

  /** The groups that somebody has assigned to the domain's application. */
  Set<GroupId> assignedTo(FoundDomain domain, ChosenInstance instance) {
    return domain
        .details()
        .application()
        .map(
            application ->
                new SsoApplicationGroups(
                        ApplicationClients.of(
                            arn -> clients.in(arn.region()),
                            _ -> clients.in(instance.region()),
                            instance.region()))
                    .assigned(domain.arn(), application))
        .orElse(Set.of());
  }
}
