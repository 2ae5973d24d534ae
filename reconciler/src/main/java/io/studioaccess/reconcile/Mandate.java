package io.studioaccess.reconcile;

import io.studioaccess.plan.Operation;

/** What one of the two functions may do: the provisioner gives, the deprovisioner takes away. */
public interface Mandate {

  Side side();

  boolean covers(Operation operation);

  /** Carries the operation out. Something already there or already gone is done. */
  Applied apply(Operation operation);
}
