package io.studioaccess.studioctl.review;

import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.mapping.GroupId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.DescribeGroupResponse;
import software.amazon.awssdk.services.identitystore.model.ExternalId;

/**
 * Finds the groups that are synchronised from elsewhere: the Identity Store has the id that an
 * external identity provider gave them ({@code ExternalIds}). One call for each group.
 */
@Singleton
final class GroupOrigins {
  private final IdentitystoreClient identityStore;
  private final String storeId;

  GroupOrigins(IdentitystoreClient identityStore, FunctionSettings settings) {
    this.identityStore = identityStore;
    this.storeId = settings.identityStoreId().value();
  }

  /** The synchronised ones of these groups, with their ids at the identity provider. */
  Map<GroupId, String> synchronised(Collection<GroupId> groups) {
    Map<GroupId, String> synchronised = new HashMap<>();
    for (GroupId group : groups) {
      DescribeGroupResponse described =
          identityStore.describeGroup(
              describe -> describe.identityStoreId(storeId).groupId(group.value()));
      if (described.hasExternalIds() && !described.externalIds().isEmpty()) {
        synchronised.put(
            group,
            described.externalIds().stream().map(ExternalId::id).collect(Collectors.joining(" ")));
      }
    }
    return synchronised;
  }
}
