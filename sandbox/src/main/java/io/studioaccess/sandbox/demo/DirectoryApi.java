package io.studioaccess.sandbox.demo;

import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.stack.Sandbox;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;

/**
 * An administrator who changes groups through the Identity Store API, with the SDK. As in AWS,
 * CloudTrail publishes the events.
 */
public final class DirectoryApi implements AutoCloseable {
  private final String store;
  private final IdentitystoreClient identityStore;

  public DirectoryApi(Sandbox sandbox) {
    this.store = sandbox.cloud().directory().identityStoreId();
    String accessKey =
        sandbox.endpoint().accessKeyFor(Principal.administrator("administrator", "111122223333"));
    this.identityStore =
        IdentitystoreClient.builder()
            .endpointOverride(sandbox.endpoint().uri())
            .region(Region.of(sandbox.cloud().instance().primaryRegion()))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "any")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  public void add(User user, Group group) {
    identityStore.createGroupMembership(
        create ->
            create
                .identityStoreId(store)
                .groupId(group.groupId())
                .memberId(member -> member.userId(user.userId())));
  }

  public void remove(User user, Group group) {
    String membership =
        identityStore
            .getGroupMembershipId(
                get ->
                    get.identityStoreId(store)
                        .groupId(group.groupId())
                        .memberId(member -> member.userId(user.userId())))
            .membershipId();
    identityStore.deleteGroupMembership(
        delete -> delete.identityStoreId(store).membershipId(membership));
  }

  @Override
  public void close() {
    identityStore.close();
  }
}
