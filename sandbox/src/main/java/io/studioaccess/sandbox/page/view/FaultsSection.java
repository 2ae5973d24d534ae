package io.studioaccess.sandbox.page.view;

import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.wire.Faults;
import java.util.List;
import java.util.Set;

/**
 * The faults that can still happen.
 *
 * @param kills the functions that are killed at their next call
 */
record FaultsSection(Sandbox sandbox, Set<String> kills) implements Section {

  record FaultsView(List<Faults.Active> calls, int lost, int doubled, List<String> kills) {}

  @Override
  public FaultsView read() {
    return new FaultsView(
        sandbox.endpoint().faults().active(),
        sandbox.rules().faults().lost(),
        sandbox.rules().faults().doubled(),
        kills.stream().sorted().toList());
  }
}
