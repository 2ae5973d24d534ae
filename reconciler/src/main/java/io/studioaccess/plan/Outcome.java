package io.studioaccess.plan;

import io.studioaccess.desired.ProfileName;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import java.time.Instant;
import java.util.Optional;

/** How a look at one user ended in one domain. */
public sealed interface Outcome {

  /** The outcome event's detail-type: {@code Granted}, {@code Revoked}, … */
  default String kind() {
    return getClass().getSimpleName();
  }

  /** What it is about, in a line: the ARN of the role, or the reason. */
  String gist();

  /** What administrators get to know, and what a user's history is made of. */
  sealed interface Told extends Outcome {
    DomainId domain();
  }

  /**
   * The profile stands, InService, with the role, and the group is let in to sign in to it.
   *
   * @param todo what an administrator has to do for that by hand
   */
  record Granted(
      DomainId domain,
      ProfileName profile,
      GroupName group,
      RoleArn role,
      String url,
      Optional<String> todo)
      implements Told {
    @Override
    public String gist() {
      return role.value();
    }
  }

  /**
   * The same profile has another role now.
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
      implements Told {
    @Override
    public String gist() {
      return after.value();
    }
  }

  /**
   * Access has ended: the apps are stopped, and the profile's role may do nothing.
   *
   * @param group that gave the access; empty for a profile that the ledger had lost
   * @param due when the profile goes for good, unless the user comes back
   * @param todo what will keep it from going
   */
  record Quarantined(
      DomainId domain,
      ProfileName profile,
      Optional<GroupName> group,
      RoleArn before,
      Instant due,
      Optional<String> todo)
      implements Told {
    @Override
    public String gist() {
      return before.value();
    }
  }

  /**
   * Back before the profile was gone: the same home, and the role of the group.
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
      implements Told {
    @Override
    public String gist() {
      return role.value();
    }
  }

  /**
   * The profile is gone.
   *
   * @param group as in {@link Quarantined}
   * @param homeEfsFileSystemUid under which the home directory stays on the domain's EFS, if known
   * @param note how it came, if not by us
   */
  record Revoked(
      DomainId domain,
      ProfileName profile,
      Optional<GroupName> group,
      RoleArn before,
      Optional<String> homeEfsFileSystemUid,
      Optional<String> note)
      implements Told {
    @Override
    public String gist() {
      return before.value();
    }
  }

  /** Too many changes in an hour: nothing was changed, and an administrator has to decide. */
  record Held(DomainId domain, ProfileName profile, Hold hold) implements Told {
    @Override
    public String gist() {
      return hold.to().map(RoleArn::value).orElse("access ends");
    }
  }

  /** Not done, and not tried again until something changes: the reason says what. */
  record Refused(DomainId domain, String reason) implements Told {
    @Override
    public String gist() {
      return reason;
    }
  }

  /** Something is in the way, and a person has to see to it. Tried again meanwhile. */
  record Blocked(DomainId domain, ProfileName profile, String reason) implements Told {
    @Override
    public String gist() {
      return reason;
    }
  }

  /** SageMaker tried and failed. */
  record Failed(DomainId domain, ProfileName profile, String reason) implements Told {
    @Override
    public String gist() {
      return reason;
    }
  }

  /** AWS was asked to do it; another look will see how far it came. */
  record Started(String reason) implements Outcome {
    @Override
    public String gist() {
      return reason;
    }
  }

  /** Nothing could be done at this moment; there will be another look. */
  record Deferred(String reason) implements Outcome {
    @Override
    public String gist() {
      return reason;
    }
  }

  /** Handed to the other function, which may do what has to be done. */
  record HandedOver(String reason) implements Outcome {
    @Override
    public String gist() {
      return reason;
    }
  }

  /** Everything was right already, or there is nothing to be right. */
  record Unchanged(String reason) implements Outcome {
    @Override
    public String gist() {
      return reason;
    }
  }
}
