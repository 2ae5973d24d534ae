package io.studioaccess.integration.endtoend;

import io.studioaccess.aws.dynamodb.UserItem;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.Membership;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;

/** Items of the ledger as the functions leave them, for many users. */
final class LedgerItems {
  private LedgerItems() {}

  static Map<String, AttributeValue> granted(
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
            Optional.of(profile.creationTime().truncatedTo(ChronoUnit.MILLIS)),
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
            Optional.empty(),
            List.of());
    return UserItem.of(new UserId(membership.userId()), 3, record);
  }
}
