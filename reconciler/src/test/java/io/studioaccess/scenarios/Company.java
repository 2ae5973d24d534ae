package io.studioaccess.scenarios;

import io.studioaccess.desired.RoleGuard;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.membership.IdentityStoreId;
import io.studioaccess.membership.MembershipEventDecoder;
import io.studioaccess.plan.LeavingRules;
import io.studioaccess.reconcile.LookAgainQueues;
import io.studioaccess.reconcile.Ports;
import io.studioaccess.sweep.Sweep;
import io.studioaccess.sweep.SweepQueues;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a folder holds, behind the ports of the loop and of the sweep. */
record Company(
    StandingDirectory directory,
    MappingRows mapping,
    StandingProfiles profiles,
    RememberingLedger ledger,
    StandingChanges changes) {
  private static final Instant NOW = Instant.parse("2026-11-02T18:00:00Z");
  private static final LeavingRules LEAVING =
      new LeavingRules(
          new RoleArn("arn:aws:iam::111122223333:role/studio-access/quarantine"),
          Duration.ofDays(7),
          PrivateSpaces.DELETE,
          Duration.ofHours(6));
  private static final Region HOME = new Region("eu-west-1");
  private static final RoleGuard GUARD =
      new RoleGuard(
          List.of("arn:aws:iam::*:role/studio/*"), Set.of("111122223333", "444455556666"));

  static Company of(ScenarioFolder folder) throws IOException {
    StandingDirectory directory = folder.directory();
    ScenarioFolder.Profiles profiles = folder.profiles(directory);
    return new Company(
        directory, folder.mapping(), profiles.standing(), profiles.ledger(), profiles.changes());
  }

  MembershipEventDecoder decoder() {
    return new MembershipEventDecoder(new IdentityStoreId("d-1234567890"));
  }

  Ports ports(LookAgainQueues queues) {
    return new Ports(
        directory,
        () -> mapping,
        GUARD,
        profiles,
        ledger,
        ledger,
        _ -> {}, // the outcomes come back to the function, too
        changes,
        LEAVING,
        HOME,
        queues,
        () -> NOW);
  }

  Sweep sweep(SweepQueues queues) {
    return new Sweep(
        directory,
        () -> mapping,
        GUARD,
        ledger,
        profiles,
        changes,
        _ -> Optional.empty(),
        queues,
        HOME,
        () -> NOW);
  }
}
