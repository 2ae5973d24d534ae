package io.studioaccess.reconciler.reconcile;

import io.studioaccess.reconciler.plan.Operation;
import java.util.List;

/** Executes the operations of one direction. */
public interface OperationExecutor {
  Direction direction();

  boolean supports(Operation operation);

  /**
   * Executes the operation. It counts as done if the resource to create already exists, or the
   * resource to delete no longer exists.
   */
  OperationResult execute(Operation operation);

  /**
   * Executes every operation, whatever the result of the others.
   *
   * @return one result for each operation, in order
   * @throws RuntimeException after all operations were tried, if a call failed that may succeed
   *     later
   */
  default List<OperationResult> executeAll(List<Operation> operations) {
    return operations.stream().map(this::execute).toList();
  }
}
