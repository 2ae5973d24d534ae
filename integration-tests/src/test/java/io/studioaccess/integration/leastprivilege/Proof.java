package io.studioaccess.integration.leastprivilege;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What was granted, against what was used. An action counts statement by statement: two that allow
 * the same each need a use.
 *
 * @param timesUsed each right that the template or a recording knows
 * @param written the rights as the templates' defaults write them, whose resources are compared
 */
record Proof(
    Map<Right, Long> timesUsed, Set<Right> written, List<Denial> denials, List<String> idle) {

  private static final String FOR_THE_LOG =
      "by Lambda itself, which writes what the function prints";

  /** Who needs the actions that the sandbox does not play. */
  private static final Map<String, String> NEEDED_ELSEWHERE =
      Map.of("logs:CreateLogStream", FOR_THE_LOG, "logs:PutLogEvents", FOR_THE_LOG);

  /** A line of the report: an action of a statement, whatever the resource. */
  record Line(String account, String role, String statement, String action)
      implements Comparable<Line> {

    private static final Comparator<Line> ORDER =
        Comparator.comparing(Line::account)
            .thenComparing(Line::role)
            .thenComparing(Line::statement)
            .thenComparing(Line::action);

    static Line of(Right right) {
      return new Line(right.account(), right.role(), right.statement(), right.action());
    }

    /** The caller, if it is not one the sandbox sees. */
    Optional<String> neededElsewhere() {
      return Optional.ofNullable(NEEDED_ELSEWHERE.get(action));
    }

    @Override
    public int compareTo(Line other) {
      return ORDER.compare(this, other);
    }
  }

  static Proof of(Set<Right> granted, Recording recording) {
    var times = new TreeMap<Right, Long>(Comparator.comparing(Right::toString));
    granted.forEach(right -> times.put(right, 0L));
    recording.uses().forEach(use -> times.merge(use.right(), use.times(), Long::sum));
    return new Proof(times, granted, recording.denials(), recording.idle());
  }

  Map<Line, Long> lines() {
    return timesUsed.entrySet().stream()
        .collect(
            Collectors.toMap(
                use -> Line.of(use.getKey()), Map.Entry::getValue, Long::sum, TreeMap::new));
  }

  /** What must not be, a sentence each; empty if the privileges are the least and suffice. */
  List<String> findings() {
    var findings = new ArrayList<String>();
    lines()
        .forEach(
            (line, times) -> {
              if (times == 0 && line.neededElsewhere().isEmpty()) {
                findings.add(
                    "%s: %s grants %s, which no test used"
                        .formatted(line.role(), line.statement(), line.action()));
              }
            });
    denials.stream()
        .filter(denial -> !denial.announced())
        .map(
            denial ->
                "%s: %s was refused on %s during %s, which announces no such denial"
                    .formatted(denial.role(), denial.action(), denial.resource(), denial.test()))
        .distinct()
        .forEach(findings::add);
    return findings;
  }

  /** The resources of each statement that no call was about: maybe more than is needed. */
  Set<String> untouchedResources() {
    var used =
        timesUsed.entrySet().stream()
            .filter(use -> use.getValue() > 0)
            .map(use -> resource(use.getKey()))
            .collect(Collectors.toSet());
    return written.stream()
        .filter(right -> Line.of(right).neededElsewhere().isEmpty())
        .map(Proof::resource)
        .filter(resource -> !used.contains(resource))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String resource(Right right) {
    return "%s: %s, %s".formatted(right.role(), right.statement(), right.resource());
  }
}
