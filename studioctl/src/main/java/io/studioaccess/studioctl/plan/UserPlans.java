package io.studioaccess.studioctl.plan;

import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.reconcile.UserPlan;
import io.studioaccess.reconciler.reconcile.UserPlanner;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Progress;
import io.studioaccess.studioctl.directory.DirectoryUsers;
import io.studioaccess.studioctl.lists.ConcurrentCalls;
import io.studioaccess.studioctl.lists.ListedPorts;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Plans for several users, several at a time. The plans for many users read lists, and single users
 * only where the lists do not suffice.
 */
@Singleton
public final class UserPlans {
  private final UserPlanner single;
  private final ListedPorts lists;
  private final ConcurrentCalls calls;
  private final Display display;

  UserPlans(UserPlanner single, ListedPorts lists, ConcurrentCalls calls, Display display) {
    this.single = single;
    this.lists = lists;
    this.calls = calls;
    this.display = display;
  }

  /**
   * Plans for each user.
   *
   * @param task what the progress bar says
   * @param ledger the whole ledger
   * @param result what becomes of a plan
   * @return the results in the order of the requests
   */
  public <T> List<T> map(
      String task,
      List<RequestedReconcile> requests,
      LedgerSnapshot ledger,
      BiFunction<ReconcileRequest, UserPlan, T> result) {
    UserPlanner planner =
        requests.size() > DirectoryUsers.MAX_SINGLE_READS ? lists.planner(ledger) : single;
    try (Progress progress = display.progress(task, requests.size())) {
      return calls.map(
          requests,
          requested -> {
            ReconcileRequest request = requested.request();
            return result.apply(request, planner.plan(request, ledger.recordOf(request.user())));
          },
          progress);
    }
  }
}
