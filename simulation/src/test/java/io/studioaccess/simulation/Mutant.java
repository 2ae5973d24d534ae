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
                "reconcile/Reconciler.java",
                "if (next.isPresent() || !(results.hasFailures() || leavesThePending(record,"
                    + " trigger))) {",
                "if (next.isPresent() || results.outcomes().size() >= 0) {")),
        of(
            "the grace period does not start again",
            core(
                "plan/RevocationPlanner.java",
                "return endedBefore\n",
                "return !endedBefore && endedBefore\n")),
        of(
            "a hand-over is lost",
            core(
                "reconcile/Reconciler.java",
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
                "departure -> now.isBefore(departure.due().minusSeconds(86_400))")));
  }
}
