package io.studioaccess.studioctl.report;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.plan.Hold;
import io.studioaccess.reconciler.plan.NotedChange;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.report.AccessReport.Kind;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Terms of the report, written for auditors. */
final class ReportText {
  private ReportText() {}

  static String timestamp(Instant moment) {
    return Display.timestamp(moment);
  }

  static String name(@Nullable DirectoryUser user) {
    return Optional.ofNullable(user).map(known -> known.name().value()).orElse("");
  }

  /** The name, or the id of a user who was deleted in the directory. */
  static String user(String name, String id) {
    return name.isEmpty() ? id : name;
  }

  /** Without the path, for which a table has no room; JSON and CSV have the ARN. */
  static String roleName(String role) {
    return role.substring(role.lastIndexOf('/') + 1);
  }

  static String kind(Kind kind) {
    return switch (kind) {
      case GAINED -> "gained";
      case LOST -> "lost";
      case CHANGED -> "changed";
    };
  }

  /** {@code Since the report of …: 2 gained access, 1 lost it, 0 changed.} */
  static String summary(AccessReport report) {
    return "Since the report of %s: %d gained access, %d lost it, %d changed."
        .formatted(
            report.comparedWith(),
            number(report, Kind.GAINED),
            number(report, Kind.LOST),
            number(report, Kind.CHANGED));
  }

  private static long number(AccessReport report, Kind kind) {
    return report.differences().stream().filter(it -> it.kind() == kind).count();
  }

  static String deletion(Instant due, Instant now) {
    return (due.isBefore(now) ? "deletion overdue since " : "deletion due ") + timestamp(due);
  }

  static String scheduled(NotedChange noted) {
    return "role ends %s%s"
        .formatted(
            timestamp(noted.change().at()),
            noted.change().to().map(role -> ", then " + role).orElse(""));
  }

  static String hold(Hold hold) {
    String change = hold.to().map(RoleArn::value).map("change to "::concat).orElse("revocation");
    return "%s %s %s"
        .formatted(
            change,
            hold.rejected() ? "rejected; held since" : "held since",
            timestamp(hold.since()));
  }
}
