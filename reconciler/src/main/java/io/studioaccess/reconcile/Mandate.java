package io.studioaccess.reconcile;

import io.studioaccess.plan.Operation;
import java.util.Optional;

/** What one of the two functions may do: the provisioner gives, the deprovisioner takes away. */
public interface Mandate {

  boolean covers(Operation operation);

  /** Whether this function reads the apps of a profile that has to go. */
  boolean takesAway();

  /**
   * Carries the operation out. Something already there or already gone is done; something that
   * SageMaker is still busy with is left for the next look. What may succeed later throws.
   *
   * @return empty when done, otherwise AWS's reason why it never will be
   */
  Optional<String> apply(Operation operation);
}
