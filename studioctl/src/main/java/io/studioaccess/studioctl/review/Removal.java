package io.studioaccess.studioctl.review;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.membership.MembershipId;

/** A membership to be taken away because of an entry. */
record Removal(Review.Placed because, GroupId group, String groupName, MembershipId membership) {

  String person() {
    return because.entry().person();
  }
}
