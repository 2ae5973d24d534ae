package io.studioaccess.aws.cloudwatch;

import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.OperationExecutor;
import io.studioaccess.reconciler.reconcile.OperationResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An executor that counts its operations, by kind, after AWS accepted them. */
public final class MeteredExecutor implements OperationExecutor {
  private final OperationExecutor executor;
  private final Metrics metrics;

  public MeteredExecutor(OperationExecutor executor, Metrics metrics) {
    this.executor = executor;
    this.metrics = metrics;
  }

  @Override
  public Direction direction() {
    return executor.direction();
  }

  @Override
  public boolean supports(Operation operation) {
    return executor.supports(operation);
  }

  @Override
  public OperationResult execute(Operation operation) {
    return executeAll(List.of(operation)).getFirst();
  }

  @Override
  public List<OperationResult> executeAll(List<Operation> operations) {
    List<OperationResult> results = executor.executeAll(operations);
    Map<String, Long> done = new TreeMap<>();
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof OperationResult.Done) {
        done.merge(operations.get(i).getClass().getSimpleName(), 1L, Long::sum);
      }
    }
    long quotas = results.stream().filter(OperationResult.QuotaReached.class::isInstance).count();
    if (quotas > 0) {
      metrics.put(Metric.QUOTA_REACHED, quotas);
    }
    done.forEach((kind, count) -> metrics.put(Metric.OPERATIONS, kind, count));
    return results;
  }
}
