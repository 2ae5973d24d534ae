package io.studioaccess.studioctl.plan;

import io.studioaccess.desired.RoleGuard;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconcile.FoundProfile;
import io.studioaccess.reconcile.LookAgain;
import io.studioaccess.reconcile.Side;
import io.studioaccess.sweep.DecisionRow;
import io.studioaccess.sweep.GroupDirectory;
import io.studioaccess.sweep.HeldChange;
import io.studioaccess.sweep.HeldNotices;
import io.studioaccess.sweep.LastSweep;
import io.studioaccess.sweep.Ledger;
import io.studioaccess.sweep.LedgerReader;
import io.studioaccess.sweep.ProfileListing;
import io.studioaccess.sweep.Sweep;
import io.studioaccess.sweep.SweepQueues;
import io.studioaccess.sweep.SweepReport;
import io.studioaccess.sweep.SweepRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sweeper's own sweep, whose messages are collected and not sent, and which writes nothing. */
@Singleton
public final class Preview {
  private final GroupDirectory directory;
  private final GroupMappings mappings;
  private final RoleGuard guard;
  private final LedgerReader ledger;
  private final ProfileListing profiles;
  private final Region home;
  private final Clock clock;

  Preview(
      GroupDirectory directory,
      GroupMappings mappings,
      RoleGuard guard,
      LedgerReader ledger,
      ProfileListing profiles,
      Region home,
      Clock clock) {
    this.directory = directory;
    this.mappings = mappings;
    this.guard = guard;
    this.ledger = ledger;
    this.profiles = profiles;
    this.home = home;
    this.clock = clock;
  }

  /**
   * Whom the sweep would name.
   *
   * @param inaccessible domains that could not be read, each with the reason
   */
  public record Named(
      List<NamedUser> users, Map<DomainArn, String> inaccessible, Ledger remembered) {}

  public Named of(SweepRequest request) {
    Ledger remembered = ledger.read();
    Collected collected = new Collected();
    SweepReport report =
        new Sweep(
                directory,
                mappings,
                guard,
                new ReadOnce(remembered),
                profiles,
                new Silence(),
                _ -> Optional.empty(),
                collected,
                home,
                clock)
            .run(request, () -> false);
    return new Named(collected.users, report.inaccessible(), remembered);
  }

  private static final class Collected implements SweepQueues {
    private final List<NamedUser> users = new ArrayList<>();

    @Override
    public void name(List<LookAgain> named, Side side) {
      named.forEach(look -> users.add(new NamedUser(look, side)));
    }

    @Override
    public void toMyself(SweepRequest request, Duration delay) {
      throw new IllegalStateException("time is never up here");
    }
  }

  private record ReadOnce(Ledger read) implements LedgerReader {
    @Override
    public void answer(DecisionRow decision, String answer) {}

    @Override
    public void heldToldAt(Instant when) {}

    @Override
    public void swept(LastSweep sweep) {}

    @Override
    public void rememberForeign(FoundProfile profile, Instant modified) {}
  }

  private static final class Silence implements HeldNotices {
    @Override
    public void count(int held) {}

    @Override
    public void tell(List<HeldChange> all, String eventId) {}
  }
}
