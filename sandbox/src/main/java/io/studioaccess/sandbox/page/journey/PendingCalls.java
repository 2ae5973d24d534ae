package io.studioaccess.sandbox.page.journey;

import io.studioaccess.sandbox.wire.Call;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The functions' calls until a decision follows. A call that names a user belongs to the next
 * decision of that function about that user; one that names nobody to its next decision.
 */
final class PendingCalls {
  /** Pollers' calls, which belong to no decision. */
  private static final Set<String> POLLING =
      Set.of(
          "ReceiveMessage",
          "DeleteMessage",
          "DeleteMessageBatch",
          "GetQueueAttributes",
          "GetQueueUrl",
          "ListStreams",
          "DescribeStream",
          "GetShardIterator",
          "GetRecords");

  /** More than a sweep of a small company needs. */
  private static final int KEPT = 400;

  private final Names names;
  private final Map<String, Deque<Pending>> byFunction = new HashMap<>();

  private record Pending(Call call, Optional<String> user) {}

  PendingCalls(Names names) {
    this.names = names;
  }

  void add(String function, Call call) {
    if (POLLING.contains(call.operation())) {
      return;
    }
    Deque<Pending> calls = byFunction.computeIfAbsent(function, _ -> new ArrayDeque<>());
    calls.add(new Pending(call, userOf(call)));
    if (calls.size() > KEPT) {
      calls.removeFirst();
    }
  }

  private Optional<String> userOf(Call call) {
    Optional<String> byId = names.usersIn(call.request().toString()).stream().findFirst();
    return byId.or(
        () ->
            call.request().get("UserProfileName") instanceof String profile
                ? names.ownerOf(profile)
                : Optional.empty());
  }

  /**
   * Takes the calls of a decision.
   *
   * @param user empty for a decision about nobody
   */
  List<CallView> take(String function, String user) {
    List<CallView> taken = new ArrayList<>();
    byFunction
        .getOrDefault(function, new ArrayDeque<>())
        .removeIf(
            pending -> {
              boolean belongs =
                  user.isEmpty() || pending.user().isEmpty() || pending.user().get().equals(user);
              if (belongs) {
                taken.add(CallView.of(pending.call()));
              }
              return belongs;
            });
    return taken;
  }
}
