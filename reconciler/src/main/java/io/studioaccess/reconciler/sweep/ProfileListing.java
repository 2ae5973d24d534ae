package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
   * @param tags all tags of the profile
   */
  record Details(Optional<UserId> owner, Optional<String> signInName, Map<String, String> tags) {
    public Details {
      tags = Map.copyOf(tags);
    }

    /** A profile without tags of rows. */
    public Details(Optional<UserId> owner, Optional<String> signInName) {
      this(owner, signInName, Map.of());
    }
  }

  /** Empty for a deleted profile. */
  Optional<Details> detailsOf(ProfileRef profile);
}
