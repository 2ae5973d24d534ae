package io.studioaccess.reconciler.scenarios;

import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.OperationExecutor;
import io.studioaccess.reconciler.reconcile.OperationResult;
import java.util.function.Consumer;

/** An executor that records operations and reports them as done. */
record RecordingExecutor(Direction direction, Consumer<Operation> calls)
    implements OperationExecutor {

  @Override
  public boolean supports(Operation operation) {
    return switch (operation) {
      case Operation.Grant _ -> direction == Direction.GRANT;
      case Operation.Revocation _ -> direction == Direction.REVOKE;
    };
  }

  @Override
  public OperationResult execute(Operation operation) {
    calls.accept(operation);
    return new OperationResult.Done();
  }
}
