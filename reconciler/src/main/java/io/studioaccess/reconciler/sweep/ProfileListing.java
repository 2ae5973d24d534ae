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

  /** A profile, as far as a list tells. */
  record Summary(ProfileName name, boolean inService, Instant modified) {}

  /** All profiles, every page; none where the domain is missing, or not one that is served. */
  List<Summary> profilesIn(DomainArn domain);

  /** The user whom our tags name; empty for a profile that is not ours, or is gone. */
  Optional<UserId> ownerOf(ProfileRef profile);
}
