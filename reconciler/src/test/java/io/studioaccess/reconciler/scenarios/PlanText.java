package io.studioaccess.reconciler.scenarios;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Departure;
import io.studioaccess.reconciler.plan.Hold;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.scenarios.RecordingQueues.Sent;
import io.studioaccess.reconciler.sweep.SweepReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan as lines of text, with names instead of ids. */
final class PlanText {
  private final FixedDirectory directory;
  private final StringBuilder text = new StringBuilder();

  PlanText(FixedDirectory directory) {
    this.directory = directory;
  }

  void ignored(String reason) {
    text.append("ignored: ").append(reason).append('\n');
  }

  void reconciled(
      Direction direction,
      List<Operation> calls,
      List<Map<String, String>> outcomes,
      List<Sent> sent) {
    heading(name(direction));
    calls.forEach(call -> line("call    ", operation(call)));
    outcomes.forEach(outcome -> line("outcome ", outcome(outcome)));
    if (outcomes.isEmpty()) {
      line("outcome ", "none");
    }
    sent.forEach(message -> line("message ", message(message)));
  }

  void swept(SweepReport report, List<Sent> sent) {
    heading("sweeper");
    line(
        "compared",
        "%d groups, %d users, %d profiles"
            .formatted(report.groups(), report.users(), report.profiles()));
    sent.forEach(message -> line("message ", message(message)));
  }

  void ledger(Map<UserId, UserRecord> records) {
    heading("ledger");
    List<String> lines = new ArrayList<>();
    records.forEach((user, record) -> lines.addAll(recordLines(directory.nameOrId(user), record)));
    lines.stream().sorted().forEach(line -> line("holds   ", line));
    if (lines.isEmpty()) {
      line("holds   ", "nothing");
    }
  }

  private void heading(String function) {
    text.append(function).append('\n');
  }

  private void line(String label, String content) {
    text.append("  ").append(label).append(' ').append(content).append('\n');
  }

  /** The domain's id, or its ARN outside the home account and region. */
  private static String domain(DomainArn domain) {
    boolean atHome = domain.value().startsWith("arn:aws:sagemaker:eu-west-1:111122223333:");
    return atHome ? domain.id().value() : domain.value();
  }

  private static String name(Direction direction) {
    return direction == Direction.GRANT ? "provisioner" : "deprovisioner";
  }

  private String operation(Operation operation) {
    return "%s %s in %s%s"
        .formatted(
            operation.getClass().getSimpleName(),
            operation.profile(),
            domain(operation.domain()),
            switch (operation) {
              case Operation.CreateProfile create ->
                  ": %s%s, signs in as %s, tagged for %s"
                      .formatted(
                          create.role(),
                          settings(create.settings()),
                          create.signInName(),
                          directory.nameOrId(create.user()));
              case Operation.ChangeTags change ->
                  ": set %s, remove %s".formatted(change.set(), change.removed());
              case Operation.Retarget retarget ->
                  ": " + retarget.role() + settings(retarget.settings());
              case Operation.AssignGroup assign ->
                  ": %s to %s".formatted(directory.nameOrId(assign.group()), assign.application());
              case Operation.Restore restore ->
                  ": " + restore.role() + settings(restore.settings());
              case Operation.Quarantine quarantine ->
                  ": until " + quarantine.due().map(Instant::toString).orElse("further notice");
              case Operation.DeleteSpace delete -> ": space " + delete.space();
              case Operation.DeleteApp delete -> ": " + delete.app();
              case Operation.DeleteProfile _ -> "";
            });
  }

  private static String settings(UserSettings settings) {
    return settings.equals(UserSettings.NONE) ? "" : ", settings " + settings.fields();
  }

  /** The detail of an outcome event. */
  private String outcome(Map<String, String> detail) {
    Map<String, String> rest = new LinkedHashMap<>(detail);
    String kind = rest.remove("outcome");
    String user = directory.nameOrId(new UserId(rest.remove("userId")));
    rest.remove("eventId");
    return rest.entrySet().stream()
        .map(field -> field.getKey() + " " + field.getValue())
        .collect(Collectors.joining(", ", "%s for %s: ".formatted(kind, user), ""));
  }

  private String message(Sent sent) {
    ReconcileRequest message = sent.message();
    return "to the %s%s: reconcile %s%s, attempt %d, %s"
        .formatted(
            name(sent.to()),
            sent.delay().isZero() ? "" : " in %d s".formatted(sent.delay().toSeconds()),
            directory.nameOrId(message.user()),
            message
                .trigger()
                .found()
                .map(found -> " and profile %s in %s".formatted(found.name(), found.domain().id()))
                .orElse(""),
            message.trigger().attempt(),
            message.reason());
  }

  private List<String> recordLines(String user, UserRecord record) {
    List<String> lines = new ArrayList<>();
    record
        .profiles()
        .forEach((domain, profile) -> lines.add(user + " in " + domain + ": " + profile(profile)));
    if (!record.memberships().isEmpty()) {
      lines.add(
          record.memberships().values().stream()
              .map(directory::nameOrId)
              .sorted()
              .collect(Collectors.joining(", ", user + " is in ", "")));
    }
    return lines;
  }

  private String profile(ProfileRecord profile) {
    return "profile %s %s, group %s, %s%s%s%s%s%s"
        .formatted(
            profile.name(),
            profile.state(),
            profile.group().map(GroupName::value).orElse("unknown"),
            profile.role(),
            profile.roleBefore().map(role -> ", instead of " + role).orElse(""),
            profile
                .assigned()
                .map(group -> ", assigned to " + directory.nameOrId(group))
                .orElse(""),
            profile.tries() > 0 ? ", try " + profile.tries() : "",
            profile.departure().map(PlanText::departure).orElse(""),
            profile.hold().map(PlanText::hold).orElse(""));
  }

  private static String departure(Departure departure) {
    return ", due %s%s"
        .formatted(
            departure.due(),
            departure.obstacles().isEmpty() ? "" : ", obstacles: " + departure.obstacles());
  }

  private static String hold(Hold hold) {
    return ", %s since %s: %s"
        .formatted(
            hold.rejected() ? "rejected" : "held",
            hold.since(),
            hold.to().map(role -> "to " + role).orElse("revocation"));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
