package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.ProfileName;
import java.time.Instant;
import java.util.Optional;

/** How a reconcile of one user ended in one domain. */
public sealed interface Outcome {

  /** The outcome event's detail-type: {@code Granted}, {@code Revoked}, … */
  default String kind() {
    return getClass().getSimpleName();
  }

  /** One line: the ARN of the role, or the reason. */
  String summary();

  /** Published as an outcome event, and added to the user's history. */
  sealed interface Reported extends Outcome {
    DomainId domain();
  }

  /**
   * The profile is InService with the role, and the group may sign in.
   *
   * @param todo what an administrator must do manually before the user can sign in
   */
  record Granted(
      DomainId domain,
      ProfileName profile,
      GroupName group,
      RoleArn role,
      String url,
      Optional<String> todo)
      implements Reported {
    @Override
    public String summary() {
      return role.value();
    }
  }

  /**
   * The profile has another role now.
   *
   * @param todo as in {@link Granted}
   */
  record Changed(
      DomainId domain,
      ProfileName profile,
      GroupName group,
      RoleArn before,
      RoleArn after,
      Optional<String> todo)
      implements Reported {
    @Override
    public String summary() {
      return after.value();
    }
  }

  /**
   * The dates of a row will soon end the role. Nothing has changed yet.
   *
   * @param until when the role ends
   * @param after the role that the user has then; empty if access ends
   */
  record Expiring(
      DomainId domain,
      ProfileName profile,
      GroupName group,
      RoleArn role,
      Instant until,
      Optional<RoleArn> after)
      implements Reported {
    @Override
    public String summary() {
      return "%s until %s".formatted(role, until);
    }
  }

  /**
   * Access is revoked: the apps are deleted, and the profile has the quarantine role.
   *
   * @param group the group that granted access; empty for a profile that was not in the ledger
   * @param due when the profile is deleted, unless the user returns
   * @param todo what will block the deletion
   */
  record Quarantined(
      DomainId domain,
      ProfileName profile,
      Optional<GroupName> group,
      RoleArn before,
      Instant due,
      Optional<String> todo)
      implements Reported {
    @Override
    public String summary() {
      return before.value();
    }
  }

  /**
   * The user returned before the profile was deleted. The profile has its home directory and the
   * group's role again.
   *
   * @param todo as in {@link Granted}
   */
  record Restored(
      DomainId domain,
      ProfileName profile,
      GroupName group,
      RoleArn role,
      String url,
      Optional<String> todo)
      implements Reported {
    @Override
    public String summary() {
      return role.value();
    }
  }

  /**
   * The profile was deleted.
   *
   * @param group as in {@link Quarantined}
   * @param homeEfsFileSystemUid the UID that owns the home directory, which stays on the domain's
   *     EFS file system, if known
   * @param note how the profile was deleted, if not by Studio Access
   */
  record Revoked(
      DomainId domain,
      ProfileName profile,
      Optional<GroupName> group,
      RoleArn before,
      Optional<String> homeEfsFileSystemUid,
      Optional<String> note)
      implements Reported {
    @Override
    public String summary() {
      return before.value();
    }
  }

  /** Over the hourly limit: nothing was changed, and an administrator must decide. */
  record Held(DomainId domain, ProfileName profile, Hold hold) implements Reported {
    @Override
    public String summary() {
      return hold.to().map(RoleArn::value).orElse("access ends");
    }
  }

  /** An outcome that is described by its reason alone. */
  sealed interface Explained extends Outcome {
    String reason();

    @Override
    default String summary() {
      return reason();
    }
  }

  /** Not done, and not retried until something changes. The reason names what must change. */
  record Refused(DomainId domain, String reason) implements Reported, Explained {}

  /** Something blocks the revocation, and an administrator must act. It is retried meanwhile. */
  record Blocked(DomainId domain, ProfileName profile, String reason)
      implements Reported, Explained {}

  /** SageMaker accepted the operation, but it failed. */
  record Failed(DomainId domain, ProfileName profile, String reason)
      implements Reported, Explained {}

  /** AWS accepted the operations; a later reconcile checks how far they came. */
  record Started(String reason) implements Explained {}

  /** Nothing can be done now; a later reconcile tries again. */
  record Deferred(String reason) implements Explained {}

  /** Handed over to the other function, which may execute the remaining operations. */
  record HandedOver(String reason) implements Explained {}

  /** Everything was right already, or nothing concerns this user. */
  record Unchanged(String reason) implements Explained {}
}
