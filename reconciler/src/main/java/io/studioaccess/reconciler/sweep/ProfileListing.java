package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The user profiles of whole domains. */
public interface ProfileListing {

  /** A profile as listed. */
  record Summary(ProfileName name, boolean inService, Instant modified) {}

  /** All profiles, from every page; none if the domain does not exist or cannot be served. */
  List<Summary> profilesIn(DomainArn domain);

  /**
   * What the list does not show.
   *
   * @param owner the user that our tags name; empty for a foreign profile
   * @param signInName the SSO user name of the profile's user
   */
  record Details(Optional<UserId> owner, Optional<String> signInName) {}

  /** Empty for a deleted profile. */
  Optional<Details> detailsOf(ProfileRef profile);
}
