package io.studioaccess.studioctl.history;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Selects outcomes; those of the last week by default. */
final class HistorySelection {
  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Only this user: user name or user id. A deleted user has an id only")
  private Optional<String> user = Optional.empty();

  @Option(names = "--group", paramLabel = "NAME", description = "Only roles that this group grants")
  private Optional<String> group = Optional.empty();

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "Only this role: its ARN, or the name of a role of the mapping")
  private Optional<String> role = Optional.empty();

  @Option(
      names = "--domain",
      paramLabel = "ID",
      description = "Only this domain, such as d-abcdefghijkl")
  private Optional<String> domain = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = {
        "From this day or time on, such as 2026-11-28 or 2026-11-28T14:30+01:00.",
        "In UTC, unless it has an offset. Default: everything of a user, group or role, else a week"
      })
  private Optional<String> since = Optional.empty();

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "Up to the end of this day (UTC), or before this time. Default: now")
  private Optional<String> until = Optional.empty();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      split = ",",
      description = "Only these outcomes, such as Granted,Revoked")
  private List<String> kinds = List.of();

  Optional<String> user() {
    return user;
  }

  Optional<String> group() {
    return group;
  }

  Optional<String> role() {
    return role;
  }

  Optional<String> domain() {
    return domain;
  }

  Optional<PointInTime> since() {
    return since.map(text -> PointInTime.parse("--since", text));
  }

  Optional<PointInTime> until() {
    return until.map(text -> PointInTime.parse("--until", text));
  }

  List<String> kinds() {
    return kinds;
  }
}
