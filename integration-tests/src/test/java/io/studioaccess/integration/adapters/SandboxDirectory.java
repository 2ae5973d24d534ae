package io.studioaccess.integration.adapters;

import io.studioaccess.aws.identitystore.IdentityStoreDirectory;
import io.studioaccess.aws.identitystore.IdentityStoreGroups;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.contracts.DirectoryUnderTest;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.IdentityStoreId;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.sweep.GroupDirectory;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.time.Instant;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;

/**
 * The sandbox's Identity Store, read with the rights that the template gives the functions. One
 * serves all tests of a class, because a sandbox costs more than a test.
 */
final class SandboxDirectory
    implements DirectoryUnderTest, BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  private static final IdentityStoreId STORE = new IdentityStoreId(CloudUnderTest.STORE);

  private final CloudUnderTest aws = new CloudUnderTest();
  private Directory directory;
  private GroupDirectory lists;

  @Override
  public void beforeAll(ExtensionContext context) {
    aws.start();
    company().limitPagesTo(2);
    IdentitystoreClient sweeper = aws.identityStore(Roles.sweeper(aws));
    directory = new IdentityStoreDirectory(aws.identityStore(Roles.provisioner(aws)), STORE);
    lists = new IdentityStoreGroups(sweeper, STORE, new IdentityStoreDirectory(sweeper, STORE));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    company().users().forEach(user -> company().deleteUser(user.userId()));
    company().groups().forEach(group -> company().deleteGroup(group.groupId()));
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    aws.stop();
  }

  private io.studioaccess.sandbox.identitystore.Directory company() {
    return aws.cloud.directory();
  }

  @Override
  public Directory directory() {
    return directory;
  }

  @Override
  public GroupDirectory lists() {
    return lists;
  }

  @Override
  public Instant now() {
    return aws.clock.instant();
  }

  @Override
  public UserId addUser(String name) {
    return new UserId(company().addUser(name).userId());
  }

  @Override
  public void rename(UserId user, String name) {
    company().renameUser(user.value(), name);
  }

  @Override
  public void disable(UserId user) {
    company().disable(user.value());
  }

  @Override
  public void delete(UserId user) {
    company().deleteUser(user.value());
  }

  @Override
  public GroupId addGroup(String name) {
    return new GroupId(company().addGroup(name).groupId());
  }

  @Override
  public void rename(GroupId group, String name) {
    company().renameGroup(group.value(), name);
  }

  @Override
  public void delete(GroupId group) {
    company().deleteGroup(group.value());
  }

  @Override
  public MembershipId join(UserId user, GroupId group) {
    return new MembershipId(company().join(user.value(), group.value()).membershipId());
  }

  @Override
  public void leave(UserId user, GroupId group) {
    company().leave(user.value(), group.value());
  }
}
