package io.studioaccess.reconciler.contracts;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.plan.ObservedApp;
import io.studioaccess.reconciler.plan.SpaceName;
import io.studioaccess.reconciler.reconcile.OperationExecutor;
import io.studioaccess.reconciler.reconcile.Studio;
import io.studioaccess.reconciler.sweep.ProfileListing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A domain without profiles, whose lists have pages of two, and what others do in it. */
public interface StudioUnderTest {
  DomainArn domain();

  /** The stack's quarantine role. */
  RoleArn quarantineRole();

  Studio studio();

  ProfileListing listing();

  OperationExecutor grants();

  OperationExecutor revocations();

  Instant now();

  void advance(Duration time);

  /** Somebody is added to the directory who signs in with this name. */
  void addUser(String signInName);

  /** An administrator creates a profile that is in service at once. */
  void addForeignProfile(ProfileName name, String signInName);

  /** An administrator tags the profile. */
  void tag(ProfileName profile, String key, String value);

  /** The profile's user starts an app, in the space if there is one. */
  ObservedApp.App startApp(ProfileName profile, Optional<SpaceName> space, String name);

  /** The profile's user creates a space that is in service at once. */
  void addSpace(ProfileName owner, SpaceName name, boolean shared);

  /** SageMaker accepts what creates or changes a profile right now, and fails then. */
  void letTheNextChangeFail();

  /** SageMaker does not accept the role, at least for a day. */
  void refuse(RoleArn role);

  /** The domain has as many profiles as its quota allows, at least for a day. */
  void reachQuota();
}
