package io.studioaccess.sandbox.page.view;

import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.sweep.HeldChange;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.sandbox.page.journey.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What waits: held changes for an administrator, leavers for the day of their deletion. */
record PendingSection(Ledger ledger, Names names) implements Section {

  record Pending(List<HeldView> held, List<LeaverView> quarantine) {}

  /**
   * @param to the role that the user would get; empty if access would end
   */
  record HeldView(
      String user,
      String name,
      String profile,
      String group,
      String from,
      String to,
      Instant since,
      boolean rejected) {}

  /**
   * @param due when spaces and profile are deleted, unless the user returns
   * @param obstacles what blocked the teardown when last observed; empty for nothing
   */
  record LeaverView(
      String user, String name, String profile, String state, Instant due, String obstacles) {}

  @Override
  public Pending read() {
    LedgerSnapshot snapshot = ledger.snapshot();
    List<LeaverView> leavers = new ArrayList<>();
    snapshot
        .users()
        .forEach(
            (user, record) ->
                record.profiles().values().forEach(profile -> addLeaver(user, profile, leavers)));
    leavers.sort(Comparator.comparing(LeaverView::due).thenComparing(LeaverView::name));
    return new Pending(HeldChange.all(snapshot).stream().map(this::view).toList(), leavers);
  }

  private void addLeaver(UserId user, ProfileRecord profile, List<LeaverView> leavers) {
    if (profile.state().isLeaving()) {
      profile
          .departure()
          .ifPresent(
              departure ->
                  leavers.add(
                      new LeaverView(
                          user.value(),
                          names.user(user.value()).orElse(profile.name().value()),
                          profile.name().value(),
                          profile.state().name(),
                          departure.due(),
                          departure.obstacles())));
    }
  }

  private HeldView view(HeldChange change) {
    return new HeldView(
        change.user().value(),
        names.user(change.user().value()).orElse(change.profile().value()),
        change.profile().value(),
        change.group().map(GroupName::value).orElse(""),
        last(change.before().value()),
        change.hold().to().map(RoleArn::value).map(PendingSection::last).orElse(""),
        change.hold().since(),
        change.hold().rejected());
  }

  private static String last(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
