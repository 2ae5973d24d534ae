package io.studioaccess.sandbox.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * All calls in the order of their responses, for reports of used and granted permissions, and for
 * tests that look for denials.
 */
public final class CallLog {

  private final List<Call> calls = new ArrayList<>();
  private final List<Consumer<Call>> listeners = new CopyOnWriteArrayList<>();

  void add(Call call) {
    synchronized (calls) {
      calls.add(call);
    }
    listeners.forEach(listener -> listener.accept(call));
  }

  /**
   * Notifies the listener of every call from now on, after its effect and before the caller gets
   * the response.
   */
  public void onCall(Consumer<Call> listener) {
    listeners.add(listener);
  }

  public List<Call> all() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  public List<Call> by(String principal) {
    return all().stream().filter(call -> call.principal().equals(principal)).toList();
  }

  public List<Call> denied() {
    return all().stream().filter(Call::denied).toList();
  }

  /** The IAM actions that the principal used, sorted. */
  public Set<String> actionsUsedBy(String principal) {
    return by(principal).stream()
        .flatMap(call -> call.authorizedActions().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  public void clear() {
    synchronized (calls) {
      calls.clear();
    }
  }
}
