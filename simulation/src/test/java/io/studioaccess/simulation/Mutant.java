package io.studioaccess.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A fault put into the code on purpose.
 *
 * @param name what the faulty code does
 * @param edits the changes of the source; each must match exactly one place
 */
record Mutant(String name, List<Edit> edits) {
  private static final String CORE = "reconciler/src/main/java/io/studioaccess/reconciler/";
  private static final String PORTS = "simulation/src/main/java/io/studioaccess/simulation/";

  /** The code as it is. */
  static final Mutant NONE = new Mutant("none", List.of());

  record Edit(String file, String correct, String faulty) {
    String source() {
      String source = read();
      int at = source.indexOf(correct);
      if (at < 0 || source.indexOf(correct, at + 1) >= 0) {
        throw new IllegalStateException("%s: expected exactly one \"%s\"".formatted(file, correct));
      }
      return source.replace(correct, faulty);
    }

    private String read() {
      try {
        return Files.readString(Path.of("..").resolve(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String className() {
      return file.replaceFirst("^.*/java/", "").replaceFirst("\\.java$", "").replace('/', '.');
    }
  }

  private static Mutant of(String name, Edit... edits) {
    return new Mutant(name, List.of(edits));
  }

  private static Edit core(String file, String correct, String faulty) {
    return new Edit(CORE + file, correct, faulty);
  }

  private static Edit port(String file, String correct, String faulty) {
    return new Edit(PORTS + file, correct, faulty);
  }

  static List<Mutant> all() {
    return List.of(
        of(
            "a late holder of a lease may write",
            port(
                "InMemoryLedger.java",
                "if (item == null || item.fence() != lease.fence()) {",
                "if (item == null) {")),
        of(
            "the guard counts after it has admitted",
            port(
                "InMemoryChangeGuard.java",
                "|| boundary.call(\"Guard.admit\", change.user(), () -> isWithinLimit(change));",
                "|| (boundary.call(\"Guard.read\", change.user(), () -> countOf(change).size() <"
                    + " limit) && boundary.call(\"Guard.count\", change.user(), () -> {"
                    + " admissions.admitted(change, countOf(change).putIfAbsent(change.user() +"
                    + " \"#\" + change.domain().id(), clock.millis()) == null); return true;"
                    + " }));")),
        of(
            "the role is taken after the apps have stopped",
            core(
                "plan/RevocationPlanner.java",
                "if (!input.rules().isQuarantined(ours) && ours.status() != ProfileStatus.UPDATING)"
                    + " {",
                "if (!input.rules().isQuarantined(ours) && ours.status() != ProfileStatus.UPDATING"
                    + " && deleteApps().isEmpty()) {"),
            core(
                "plan/RevocationPlanner.java",
                "        && (input.rules().isQuarantined(ours)\n"
                    + "            || (leaving && ours.status() == ProfileStatus.UPDATING));",
                "        && (leaving || true);")),
        of(
            "a failure drops the pending reconcile",
            core(
                "reconcile/FollowUps.java",
                "if (next.isPresent() || !(results.isToBeRepeated() || leavesThePending(record,"
                    + " trigger))) {",
                "if (next.isPresent() || results.outcomes().size() >= 0) {")),
        of(
            "the grace period does not start again",
            core(
                "plan/RevocationPlanner.java",
                "return isOver && (record",
                "return !isOver && isOver && (record")),
        of(
            "a hand-over is lost",
            core(
                "reconcile/FollowUps.java",
                "queues.handOver(\n",
                "if (record.fence() % 2 == 0) queues.handOver(\n")),
        of(
            "the sweep does not find leavers",
            core(
                "sweep/Comparison.java",
                "mayRevoke |= !isRevoked(domain, record);",
                "mayRevoke |= false;"),
            core(
                "sweep/Comparison.java",
                "!mapping.isEmpty() && !memberships",
                "mapping.isEmpty() && !memberships"),
            core(
                "sweep/Comparison.java",
                "new Result(direction(isLost, isNew)",
                "new Result(direction(false, isNew)")),
        of(
            "a tag alone makes a profile the user's",
            core(
                "reconcile/ProfileOwnership.java",
                "return subject.signsInAs(profile)\n        || record\n",
                "return subject.signsInAs(profile)\n"
                    + "        || isTagged(profile.arn())\n"
                    + "        || record\n")),
        of(
            "a recorded tag makes a profile the user's",
            core(
                "reconcile/ProfileOwnership.java",
                "            .filter(ProfileRecord::isOfAGrant)\n",
                "")),
        of(
            "a held revocation is handed over",
            core(
                "plan/RevocationPlanner.java",
                "    if (ours.status() != ProfileStatus.FAILED\n        && new HoldPolicy",
                "    if (ours.status() == ProfileStatus.UNKNOWN\n        && new HoldPolicy")),
        of(
            "reported trouble is reported again",
            core(
                "reconcile/DeduplicatedOutcomes.java",
                "troubles.forEach(reported::markReported);",
                "troubles.forEach(reported::release);")),
        of(
            "data is deleted a day early",
            core(
                "plan/RevocationPlanner.java",
                "boolean isDue = !input.now().isBefore(departure(record).due());",
                "boolean isDue ="
                    + " !input.now().isBefore(departure(record).due().minus(CHECK_INTERVAL));"),
            core(
                "plan/ProfileRecord.java",
                "departure -> now.isBefore(departure.due())",
                "departure -> now.isBefore(departure.due().minusSeconds(86_400))")),
        of(
            "a lease is taken before its time",
            port(
                "InMemoryLedger.java",
                "if (item.leasedUntil() > now) {",
                "if (item.leasedUntil() > now + LEASE / 3) {")),
        of(
            "the guard counts a user twice",
            port(
                "InMemoryChangeGuard.java",
                "String entry = change.user() + \"#\" + change.domain().id();",
                "String entry = change.user() + \"#\" + clock.millis();")),
        of(
            "the guard's hour is a minute short",
            port(
                "InMemoryChangeGuard.java",
                "WINDOW = Duration.ofHours(1)",
                "WINDOW = Duration.ofMinutes(59)")),
        of(
            "the role guard allows every role",
            core(
                "desired/RoleGuard.java",
                "return accounts.contains(role.account()) && pattern",
                "return accounts.contains(role.account()) || pattern")),
        of(
            "the due date is compared the wrong way round",
            core(
                "plan/RevocationPlanner.java",
                "boolean isDue = !input.now().isBefore(departure(record).due());",
                "boolean isDue = input.now().isBefore(departure(record).due());")),
        of(
            "a failed read of memberships counts as none",
            core(
                "reconcile/EntitlementReader.java",
                "directory.membershipsOf(user.get().id()).stream()",
                "membershipsOf(user.get().id()).stream()"),
            core(
                "reconcile/EntitlementReader.java",
                "  private ResolvedMembership resolve(",
                "  private List<Membership>"
                    + " membershipsOf(io.studioaccess.reconciler.membership.UserId id) { try {"
                    + " return directory.membershipsOf(id); } catch (RuntimeException e) { return"
                    + " List.of(); } }\n"
                    + "  private ResolvedMembership resolve(")),
        of(
            "an empty mapping revokes",
            core("desired/DesiredState.java", "if (mapping.isEmpty()) {", "if (false) {")),
        of(
            "a disabled user keeps access",
            core(
                "reconcile/EntitlementReader.java",
                "if (user.isEmpty() || !user.get().enabled()) {",
                "if (user.isEmpty()) {")),
        of(
            "a pending profile counts as granted",
            core(
                "plan/GrantPlanner.java",
                "case PENDING, UPDATING, DELETING, UNKNOWN ->",
                "case PENDING -> updateInService(ours);\n"
                    + "      case UPDATING, DELETING, UNKNOWN ->")),
        of(
            "what is granted is published with each reconcile",
            core(
                "plan/GrantOutcomes.java",
                "          new Outcome.Unchanged(\"profile %s already has its"
                    + " role\".formatted(ours.name()));",
                "          granted(ours, todo);")),
        of(
            "the outcome is published before its record",
            core(
                "reconcile/LeasedRecord.java",
                "    ledger.release(lease, complete ? noted : saved, reconciledFrom);",
                "    ledger.release(lease, saved, reconciledFrom);")),
        of(
            "a leaver's namesake is taken for the leaver",
            core(
                "reconcile/ProfileOwnership.java",
                "return known.isOf(profile.created()).orElseGet(() -> subject.signsInAs(profile));",
                "return known.name().equals(profile.name());")),
        of(
            "a recorded name makes a profile the user's",
            core(
                "reconcile/ProfileOwnership.java",
                "            .filter(known -> known.isOf(profile.created()).orElseGet(() ->"
                    + " isNamesake(profile)))\n",
                "")),
        of(
            "a user waits for a name that somebody else has taken",
            core(
                "reconcile/ProfileOwnership.java",
                ".map(isRecorded -> !isRecorded)",
                ".map(isRecorded -> isRecorded && !isRecorded)")),
        of(
            "a failure in one domain ends the reconcile",
            core(
                "reconcile/DomainReconciler.java",
                "      results.add(() -> execute(domain, subject, record, results));",
                "      Outcome outcome = execute(domain, subject, record, results);\n"
                    + "      results.add(() -> outcome);")),
        of(
            "a shared space is deleted",
            core(
                "plan/RevocationPlanner.java",
                "        owned().privateSpaces().stream()\n            .filter(space ->",
                "        owned().spaces().stream()\n            .filter(space ->")),
        of(
            "a superseded message is handled",
            core(
                "reconcile/FollowUps.java",
                "return trigger.turn().isPresent() && !trigger.turn().equals(expected);",
                "return trigger.turn().isPresent() && expected.isPresent() &&"
                    + " !expected.isPresent();")),
        of(
            "hand-overs do not wait",
            core(
                "reconcile/Backoff.java",
                "return handOvers == 0 ? Duration.ZERO : before(handOvers);",
                "return Duration.ZERO;")),
        of(
            "a reconcile before the change covers it",
            core(
                "reconcile/LastReconcile.java",
                "from.filter(begun -> !begun.isBefore(settled)).isPresent()",
                "from.filter(begun -> !begun.isBefore(change.minusSeconds(1))).isPresent()")),
        of(
            "a later message is relied on that has stopped",
            core(
                "reconcile/LastReconcile.java",
                "Optional.ofNullable(pending.get(direction))",
                "pending.values().stream().findFirst()")),
        of(
            "an event of several users is about the first",
            port(
                "Functions.java",
                "        for (UserId user : users) {\n          failures.run(",
                "        for (UserId user : users.subList(0, 1)) {\n          failures.run(")),
        of(
            "released changes are forgotten",
            core(
                "plan/HoldPolicy.java",
                "if (input.verdict().filter(Verdict.RELEASED::equals).isPresent()) {\n"
                    + "      return change.get();",
                "if (input.verdict().filter(Verdict.REJECTED::equals).isPresent()) {\n"
                    + "      return change.get();")),
        of(
            "an assignment that was found counts as ours",
            core(
                "reconcile/ApplicationAssignments.java",
                "AssignmentRecord::isOurs).isPresent() ? State.MADE : State.FOUND",
                "AssignmentRecord::isOurs).isPresent() ? State.MADE : State.MADE")),
        of(
            "a failed assignment still claims what follows",
            core(
                "reconcile/ApplicationAssignments.java",
                "if (!groups.assigned(domain, application).contains(group)) {\n          boolean",
                "if (groups.assigned(domain, application).contains(group)) {\n          boolean")),
        of(
            "a returner's record proves the assignment",
            core(
                "reconcile/AssignmentObserver.java",
                "record.state() == State.GRANTED || record.state() == State.CHANGING",
                "record.state() != State.GRANTING")),
        of(
            "nobody's assignment is ended",
            core(
                "sweep/AssignmentPass.java",
                "} else if (!isKept && isWhole",
                "} else if (isKept && isWhole")),
        of(
            "what the history did not accept is forgotten",
            core(
                "reconcile/HistoryWriter.java",
                "return due.subList(i, due.size());",
                "return List.of();")),
        of(
            "an outcome that is told again is another item",
            core(
                "reconcile/RecordedOutcome.java",
                "return sortedId(after) + ",
                "return sortedId(at) + ")));
  }
}
