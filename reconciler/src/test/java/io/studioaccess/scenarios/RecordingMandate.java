package io.studioaccess.scenarios;

import io.studioaccess.plan.Operation;
import io.studioaccess.reconcile.Applied;
import io.studioaccess.reconcile.Mandate;
import io.studioaccess.reconcile.Side;
import java.util.function.Consumer;

/** A function's mandate that writes down what is to be done, and says that it is done. */
record RecordingMandate(Side side, Consumer<Operation> calls) implements Mandate {

  @Override
  public boolean covers(Operation operation) {
    return switch (operation) {
      case Operation.Grant _ -> side == Side.PROVISIONER;
      case Operation.Revocation _ -> side == Side.DEPROVISIONER;
    };
  }

  @Override
  public Applied apply(Operation operation) {
    calls.accept(operation);
    return new Applied.Done();
  }
}
