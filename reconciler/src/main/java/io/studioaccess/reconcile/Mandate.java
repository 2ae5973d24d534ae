package io.studioaccess.reconcile;

import io.studioaccess.plan.Operation;
import java.util.List;

/** What one of the two functions may do: the provisioner gives, the deprovisioner takes away. */
public interface Mandate {

  Side side();

  boolean covers(Operation operation);

  /** Carries the operation out. Something already there or already gone is done. */
  Applied apply(Operation operation);

  /**
   * Carries all of them out, whatever becomes of each.
   *
   * @return what became of each, in their order
   * @throws RuntimeException after all were tried, if a call failed that may succeed later
   */
  default List<Applied> applyAll(List<Operation> operations) {
    return operations.stream().map(this::apply).toList();
  }
}
