package io.studioaccess.simulation;

import io.studioaccess.simulation.OperationLaws.Rules;
import java.util.HashMap;
import java.util.Map;

/** Everything that exists in one history. */
final class World {
  final Setting setting;
  final Timeline timeline = new Timeline();
  final Tally tally = new Tally();
  final Story story;
  final Chaos chaos;
  final Boundary boundary;
  final Conditions conditions;
  final InMemoryDirectory directory;
  final InMemoryMapping mapping;
  final StoredProfiles profiles;
  final InMemoryStudio studio;
  final InMemoryApplications applications;
  final InMemoryAssignments assignments;
  final InMemoryLedger.Items ledger = new InMemoryLedger.Items(timeline);
  final InMemoryChangeGuard.Items guard = new InMemoryChangeGuard.Items();
  final InMemorySweepLedger sweepLedger;
  final Map<String, Long> reported = new HashMap<>();
  final Entitlements entitlements;
  final Violations violations;
  final OperationLaws operationLaws;
  final GuardLaw guardLaw;
  final OutcomeLaw outcomeLaw;
  final BoundLaw boundLaw;
  final ChainLaw chainLaw;
  final HistoryLaw historyLaw;
  final InMemoryHistory history;
  final Functions functions;

  World(Setting setting, Trouble trouble, Omissions omitted, Story story) {
    this.setting = setting;
    this.story = story;
    chaos = new Chaos(trouble, omitted, tally);
    boundary = new Boundary(timeline, chaos, tally, story);
    conditions = new Conditions(timeline, chaos);
    directory = new InMemoryDirectory(timeline, boundary, chaos, setting.directoryLag());
    mapping = new InMemoryMapping(timeline, boundary);
    profiles = new StoredProfiles(timeline, conditions);
    studio = new InMemoryStudio(timeline, boundary, conditions, setting.domains(), profiles);
    violations = new Violations(timeline, story);
    applications =
        new InMemoryApplications(
            boundary,
            conditions,
            group -> directory.current().groups().containsKey(group),
            violations);
    assignments = new InMemoryAssignments(boundary, applications);
    sweepLedger = new InMemorySweepLedger(ledger, guard, assignments, boundary);
    long tolerance = trouble.clocks() == 0 ? 0 : trouble.clocks() + 1_000;
    entitlements = new Entitlements(directory, mapping, timeline, tolerance);
    Rules rules = new Rules(setting.grace().toMillis(), tolerance, setting.stopAppsOnRoleChange());
    operationLaws = new OperationLaws(timeline, violations, entitlements, guard, rules);
    guardLaw = new GuardLaw(timeline, violations, setting.limit(), tolerance);
    outcomeLaw = new OutcomeLaw(timeline, violations, profiles, ledger, tolerance);
    boundLaw =
        new BoundLaw(
            timeline, violations, chaos, conditions, directory, entitlements, profiles, ledger);
    chainLaw = new ChainLaw(timeline, violations, ledger, trouble.clocks());
    historyLaw = new HistoryLaw(violations);
    history = new InMemoryHistory(boundary, historyLaw::kept);
    ledger.onNews(historyLaw::taken);
    ledger.onWrite(outcomeLaw::recorded);
    functions = new Functions(timeline, boundary, tally, chaos, chainLaw);
    new FunctionWiring(this).wire();
  }

  /** Whether the ledger knows the profile of a user by its creation time. */
  boolean isIdentified(StoredProfile profile) {
    return profile
        .owner
        .flatMap(owner -> ledger.recordOf(owner).in(profile.domain.id()))
        .filter(record -> record.created().isPresent())
        .isPresent();
  }

  /** Whether all functions know the time. */
  boolean clocksAreRight() {
    return chaos.trouble().clocks() == 0;
  }

  /** Changes whenever anything changes that a sweep could find. */
  long version() {
    return (long) profiles.version()
        + ledger.version()
        + directory.versions().count()
        + mapping.rows().count()
        + guard.version()
        + applications.version()
        + assignments.version();
  }
}
