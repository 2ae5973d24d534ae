package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserName;
import java.util.Optional;

/**
 * The profiles that somebody else created, as far as a sweep has seen them. SageMaker allows a user
 * one profile in a domain and finds profiles by name only, so a profile of another name than ours
 * is found here.
 */
@FunctionalInterface
public interface ForeignProfiles {

  /** The profile whose user signs in with this name, ignoring case. */
  Optional<ProfileName> of(DomainArn domain, UserName user);
}
