package io.studioaccess.aws;

import io.studioaccess.plan.Operation;
import io.studioaccess.reconcile.Applied;
import io.studioaccess.reconcile.Mandate;
import io.studioaccess.reconcile.Side;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A mandate whose operations are counted, by kind, once AWS has taken them. */
public final class CountedMandate implements Mandate {
  private final Mandate mandate;
  private final Metrics metrics;

  public CountedMandate(Mandate mandate, Metrics metrics) {
    this.mandate = mandate;
    this.metrics = metrics;
  }

  @Override
  public Side side() {
    return mandate.side();
  }

  @Override
  public boolean covers(Operation operation) {
    return mandate.covers(operation);
  }

  @Override
  public Applied apply(Operation operation) {
    return applyAll(List.of(operation)).getFirst();
  }

  @Override
  public List<Applied> applyAll(List<Operation> operations) {
    List<Applied> applied = mandate.applyAll(operations);
    Map<String, Long> done = new TreeMap<>();
    for (int i = 0; i < applied.size(); i++) {
      if (applied.get(i) instanceof Applied.Done) {
        done.merge(operations.get(i).getClass().getSimpleName(), 1L, Long::sum);
      }
    }
    done.forEach((kind, count) -> metrics.put(Metric.OPERATIONS, kind, count));
    return applied;
  }
}
