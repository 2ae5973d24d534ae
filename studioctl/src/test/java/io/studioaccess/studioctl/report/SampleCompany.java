package io.studioaccess.studioctl.report;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.RowTags;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.GroupMembership;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.plan.Departure;
import io.studioaccess.reconciler.plan.Hold;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.reconciler.plan.RecordedTags;
import io.studioaccess.reconciler.reconcile.HistoryEntry;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.studioctl.report.AccessReport.Metadata;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds the sources of a report user by user. Each group has one row, in one domain. */
public final class SampleCompany {
  public static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  public static final DomainId DOMAIN = new DomainId("d-abcdefghijkl");
  public static final Metadata METADATA =
      new Metadata(
          ReportText.timestamp(NOW),
          "arn:aws:sts::111122223333:assumed-role/auditor/kim",
          "studio-access",
          "111122223333",
          "eu-west-1");

  private final Map<UserId, UserRecord> records = new HashMap<>();
  private final Map<UserId, DirectoryUser> users = new HashMap<>();
  private final Map<UserId, List<GroupMembership>> memberships = new HashMap<>();
  private final List<MappingRow> rows = new ArrayList<>();

  public SampleCompany row(String group, int priority) {
    rows.add(
        new MappingRow(
            new GroupName(group),
            DOMAIN,
            Optional.empty(),
            role(group),
            priority,
            Optional.empty(),
            true,
            "",
            UserSettings.NONE,
            Optional.empty()));
    return this;
  }

  /** The group's row has these tags, and so have the profiles that are added from now on. */
  SampleCompany tagged(String group, Map<String, String> tags) {
    rows.replaceAll(
        row -> row.group().value().equals(group) ? row.withTags(new RowTags(tags)) : row);
    return this;
  }

  private RecordedTags tagsOf(String group) {
    return rows.stream()
        .filter(row -> row.group().value().equals(group))
        .findFirst()
        .map(row -> RecordedTags.settled(row.tags()))
        .orElse(RecordedTags.NONE);
  }

  public static RoleArn role(String group) {
    return new RoleArn(
        "arn:aws:iam::111122223333:role/studio/" + group.replaceAll("[^a-z]", "-") + "-studio");
  }

  public UserId joins(int number, String name, String... groups) {
    UserId user = id(number);
    users.put(user, new DirectoryUser(user, new UserName(name), true));
    for (String group : groups) {
      memberships
          .computeIfAbsent(user, _ -> new ArrayList<>())
          .add(new GroupMembership(groupId(group), Optional.of(new GroupName(group))));
    }
    return user;
  }

  SampleCompany disabled(UserId user) {
    users.computeIfPresent(user, (id, enabled) -> new DirectoryUser(id, enabled.name(), false));
    return this;
  }

  SampleCompany deleted(UserId user) {
    users.remove(user);
    memberships.remove(user);
    return this;
  }

  public SampleCompany has(UserId user, State state, String group, HistoryEntry... history) {
    return has(user, state, group, Optional.empty(), Optional.empty(), history);
  }

  SampleCompany leaves(UserId user, State state, String group, Instant due, String obstacles) {
    Departure departure =
        new Departure(due, Optional.empty(), obstacles, NOW.minus(Duration.ofDays(2)));
    return has(
        user,
        state,
        group,
        Optional.of(departure),
        Optional.empty(),
        entry(1, "Quarantined", role(group).value()));
  }

  public SampleCompany held(UserId user, String group) {
    Hold hold = new Hold(NOW.minus(Duration.ofHours(3)), Optional.empty(), false);
    return has(user, State.GRANTED, group, Optional.empty(), Optional.of(hold));
  }

  private SampleCompany has(
      UserId user,
      State state,
      String group,
      Optional<Departure> departure,
      Optional<Hold> hold,
      HistoryEntry... history) {
    ProfileRecord profile =
        new ProfileRecord(
                new ProfileName("user-" + user.value().substring(user.value().length() - 5)),
                state,
                Optional.of(new GroupName(group)),
                role(group),
                new Region("eu-west-1"),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(NOW.minus(Duration.ofDays(30))),
                0,
                Optional.empty(),
                departure,
                hold)
            .withTags(tagsOf(group));
    records.put(
        user,
        new UserRecord(
            Map.of(DOMAIN, profile), Map.of(), Map.of(), Optional.empty(), List.of(history)));
    return this;
  }

  SampleCompany formerUser(UserId user, HistoryEntry... history) {
    records.put(
        user, new UserRecord(Map.of(), Map.of(), Map.of(), Optional.empty(), List.of(history)));
    return this;
  }

  public static HistoryEntry entry(int daysAgo, String outcome, String text) {
    return new HistoryEntry(NOW.minus(Duration.ofDays(daysAgo)), "event-1", DOMAIN, outcome, text);
  }

  AccessReport report() {
    return new ReportBuilder(sources()).build(METADATA);
  }

  public Sources sources() {
    LedgerSnapshot ledger =
        new LedgerSnapshot(records, Map.of(), List.of(), Map.of(), Instant.EPOCH, Optional.empty());
    RoleGuard guard =
        new RoleGuard(List.of("arn:aws:iam::111122223333:role/studio/*"), Set.of("111122223333"));
    MappingRows mapping = new MappingRows(rows, List.of());
    return new Sources(NOW, ledger, mapping, guard, users, memberships);
  }

  private static UserId id(int number) {
    return new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-%012d".formatted(number));
  }

  private static GroupId groupId(String name) {
    return new GroupId(
        "0a1b2c3d4e-bbbbbbbb-0000-4000-8000-%012d"
            .formatted(Integer.toUnsignedLong(name.hashCode())));
  }
}
