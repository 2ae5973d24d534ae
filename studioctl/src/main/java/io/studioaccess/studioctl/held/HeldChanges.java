package io.studioaccess.studioctl.held;

import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.sweep.HeldChange;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Listing;
import io.studioaccess.studioctl.console.Quantity;
import io.studioaccess.studioctl.directory.DirectoryUsers;
import io.studioaccess.studioctl.plan.PlanText;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads and shows the held changes in the ledger. */
@Singleton
final class HeldChanges {
  private static final List<String> COLUMNS =
      List.of(
          "userId",
          "userName",
          "domainId",
          "userProfileName",
          "groupName",
          "roleArnBefore",
          "roleArn",
          "since",
          "rejected");

  private final LedgerReader ledger;
  private final DirectoryUsers directoryUsers;
  private final Display display;

  HeldChanges(LedgerReader ledger, DirectoryUsers directoryUsers, Display display) {
    this.ledger = ledger;
    this.directoryUsers = directoryUsers;
    this.display = display;
  }

  List<HeldChange> all() {
    return HeldChange.all(ledger.read());
  }

  void show(List<HeldChange> changes) {
    show(changes, _ -> Optional.empty());
  }

  /**
   * @param why why a decision has not ended the hold
   */
  void show(List<HeldChange> changes, Function<HeldChange, Optional<String>> why) {
    Map<UserId, String> names = names(changes);
    if (display.isJson()) {
      display.json(
          "held",
          changes.stream().map(change -> fields(change, names, why.apply(change))).toList());
    } else {
      show(changes, names, why, display);
    }
  }

  /** Before a question about them. */
  void showBeforeQuestion(List<HeldChange> changes) {
    display
        .beforeQuestion()
        .ifPresent(shown -> show(changes, names(changes), _ -> Optional.empty(), shown));
  }

  private Map<UserId, String> names(List<HeldChange> changes) {
    return directoryUsers.namesOf(changes.stream().map(HeldChange::user).toList());
  }

  private static void show(
      List<HeldChange> changes,
      Map<UserId, String> names,
      Function<HeldChange, Optional<String>> why,
      Display display) {
    display.list(
        changes,
        new Listing<>(
            List.of(
                "user", "domain", "profile", "current role", "new role", "held since", "decision"),
            change -> row(change, names, display),
            COLUMNS,
            change -> fields(change, names, Optional.empty())),
        "No held changes.");
    if (display.isCsv() || changes.isEmpty()) {
      return;
    }
    long revocations = changes.stream().filter(change -> change.hold().to().isEmpty()).count();
    display.line("");
    display.line(
        "%s: %d would revoke access, %d would change a role."
            .formatted(
                Quantity.of(changes.size(), "held change"),
                revocations,
                changes.size() - revocations));
    changes.forEach(
        change ->
            why.apply(change)
                .ifPresent(
                    reason ->
                        display.line(
                            "%s in %s: %s."
                                .formatted(
                                    names.getOrDefault(change.user(), change.user().value()),
                                    change.domain(),
                                    reason))));
  }

  private static List<CharSequence> row(
      HeldChange change, Map<UserId, String> names, Display display) {
    return List.of(
        names.getOrDefault(change.user(), change.user().value()),
        change.domain().value(),
        change.profile().value(),
        PlanText.role(change.before()),
        change.hold().to().<CharSequence>map(PlanText::role).orElse(display.error("none")),
        Display.timestamp(change.hold().since()),
        change.hold().rejected() ? "rejected" : "");
  }

  private static Map<String, Object> fields(
      HeldChange change, Map<UserId, String> names, Optional<String> why) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("userId", change.user().value());
    fields.put("userName", names.getOrDefault(change.user(), change.user().value()));
    fields.put("domainId", change.domain().value());
    fields.put("userProfileName", change.profile().value());
    fields.put("groupName", change.group().map(GroupName::value).orElse(""));
    fields.put("roleArnBefore", change.before().value());
    fields.put("roleArn", change.hold().to().map(Object::toString).orElse(""));
    fields.put("since", change.hold().since().toString());
    fields.put("rejected", change.hold().rejected());
    why.ifPresent(reason -> fields.put("reason", reason));
    return fields;
  }
}
