package io.studioaccess.plan;

import io.studioaccess.desired.ProfileName;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;

/** How a look at one user ended in one domain. */
public sealed interface Outcome {

  /** The profile stands, InService, with the role. */
  record Granted(DomainId domain, ProfileName profile, GroupName group, RoleArn role, String url)
      implements Outcome {}

  /** The same profile has another role now. */
  record Changed(
      DomainId domain, ProfileName profile, GroupName group, RoleArn before, RoleArn after)
      implements Outcome {}

  /** The profile is gone. */
  record Revoked(DomainId domain, ProfileName profile, GroupName group, RoleArn before)
      implements Outcome {}

  /** Not done, and not tried again until something changes: the reason says what. */
  record Refused(DomainId domain, String reason) implements Outcome {}

  /** SageMaker tried and failed. */
  record Failed(DomainId domain, ProfileName profile, String reason) implements Outcome {}

  /** SageMaker was asked to do it; another look will see how far it came. */
  record Started(String reason) implements Outcome {}

  /** Nothing could be done at this moment; there will be another look. */
  record Deferred(String reason) implements Outcome {}

  /** Handed to the other function, which may do what has to be done. */
  record HandedOver(String reason) implements Outcome {}

  /** Everything was right already, or there is nothing to be right. */
  record Unchanged(String reason) implements Outcome {}
}
