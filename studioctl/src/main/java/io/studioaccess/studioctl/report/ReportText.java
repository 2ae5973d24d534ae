package io.studioaccess.studioctl.report;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.plan.Hold;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the functions' own terms are called where an auditor reads them. */
final class ReportText {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private ReportText() {}

  static String of(Instant moment) {
    return MOMENT.format(moment);
  }

  static String name(@Nullable DirectoryUser user) {
    return Optional.ofNullable(user).map(known -> known.name().value()).orElse("");
  }

  static String of(State state) {
    return switch (state) {
      case GRANTING -> "being let in";
      case GRANTED -> "has access";
      case CHANGING -> "changing role";
      case REVOKING -> "losing access";
      case QUARANTINED -> "in quarantine";
      case DELETING -> "being deleted";
      case RESTORING -> "coming back";
    };
  }

  static String of(Hold hold) {
    String change = hold.to().map(RoleArn::value).map("change to "::concat).orElse("end of access");
    return "%s %s %s"
        .formatted(
            change, hold.rejected() ? "rejected; held since" : "held since", of(hold.since()));
  }
}
