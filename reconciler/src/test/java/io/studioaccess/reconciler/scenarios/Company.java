package io.studioaccess.reconciler.scenarios;

import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.contracts.MapOfAssignments;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.IdentityStoreId;
import io.studioaccess.reconciler.membership.MembershipEventDecoder;
import io.studioaccess.reconciler.plan.RevocationRules;
import io.studioaccess.reconciler.reconcile.Ports;
import io.studioaccess.reconciler.reconcile.ReadPorts;
import io.studioaccess.reconciler.reconcile.ReconcileQueues;
import io.studioaccess.reconciler.sweep.AssignmentPorts;
import io.studioaccess.reconciler.sweep.Sweep;
import io.studioaccess.reconciler.sweep.SweepPorts;
import io.studioaccess.reconciler.sweep.SweepQueues;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The content of a scenario folder, as ports of the reconcile loop and of the sweep. */
record Company(
    FixedDirectory directory,
    MappingRows mapping,
    FixedProfiles profiles,
    InMemoryLedger ledger,
    FixedHolds changes) {
  private static final Instant NOW = Instant.parse("2026-11-02T18:00:00Z");
  private static final RevocationRules RULES =
      new RevocationRules(
          new RoleArn("arn:aws:iam::111122223333:role/studio-access/quarantine"),
          Duration.ofDays(7),
          PrivateSpaces.DELETE,
          Duration.ofHours(6),
          false);
  private static final Region HOME = new Region("eu-west-1");
  private static final RoleGuard GUARD =
      new RoleGuard(
          List.of("arn:aws:iam::*:role/studio/*"), Set.of("111122223333", "444455556666"));

  static Company of(ScenarioFolder folder) throws IOException {
    FixedDirectory directory = folder.directory();
    ScenarioFolder.Profiles profiles = folder.profiles(directory);
    return new Company(
        directory, folder.mapping(), profiles.profiles(), profiles.ledger(), profiles.changes());
  }

  MembershipEventDecoder decoder() {
    return new MembershipEventDecoder(new IdentityStoreId("d-1234567890"), new Region("eu-west-1"));
  }

  Ports ports(ReconcileQueues queues) {
    return new Ports(
        new ReadPorts(
            directory,
            () -> mapping,
            GUARD,
            profiles,
            (_, _) -> Optional.empty(),
            (_, _, _, _) -> false,
            ledger,
            changes,
            RULES,
            HOME,
            () -> NOW),
        ledger,
        changes,
        _ -> {}, // the outcomes are what reconcile() returns
        _ -> {},
        queues);
  }

  Sweep sweep(SweepQueues queues) {
    return new Sweep(
        new SweepPorts(
            directory,
            () -> mapping,
            GUARD,
            ledger,
            ledger,
            profiles,
            changes,
            _ -> Optional.empty(),
            new AssignmentPorts(
                _ -> Optional.empty(), new MapOfAssignments(), new MapOfAssignments()),
            queues,
            HOME,
            () -> NOW));
  }
}
