package io.studioaccess.aws;

import io.studioaccess.desired.ProfileName;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.membership.MembershipId;
import io.studioaccess.plan.ProfileRecord;
import io.studioaccess.reconcile.UserRecord;
import io.studioaccess.sandbox.directory.Group;
import io.studioaccess.sandbox.directory.Membership;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;

/** Items of the ledger as the functions leave them, for more users than a test can look at. */
public final class LedgerItems {
  private LedgerItems() {}

  public static Map<String, AttributeValue> granted(
      Membership membership, Group group, DescribeUserProfileResponse profile, String role) {
    GroupId groupId = new GroupId(group.groupId());
    ProfileRecord granted =
        new ProfileRecord(
            new ProfileName(profile.userProfileName()),
            ProfileRecord.State.GRANTED,
            Optional.of(new GroupName(group.displayName())),
            new RoleArn(role),
            new Region("eu-west-1"),
            "",
            Optional.empty(),
            Optional.of(groupId),
            Optional.of(profile.lastModifiedTime()),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    UserRecord record =
        new UserRecord(
            Map.of(new DomainId(profile.domainId()), granted),
            Map.of(new MembershipId(membership.membershipId()), groupId),
            Map.of(),
            List.of());
    return Map.of(
        "pk", AttributeValue.fromS("user#" + membership.userId()),
        "fence", AttributeValue.fromN("3"),
        "profiles", UserItem.profiles(record),
        "memberships", UserItem.memberships(record),
        "nextLooks", UserItem.nextLooks(record),
        "history", UserItem.history(record));
  }
}
