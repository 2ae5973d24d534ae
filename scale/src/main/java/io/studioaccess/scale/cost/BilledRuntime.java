package io.studioaccess.scale.cost;

import io.studioaccess.scale.Latencies;
import io.studioaccess.scale.Usage.FunctionUse;

/** How long Lambda bills a function for what it did: as deployed, or written in Python. */
sealed interface BilledRuntime {
  /** Of the part that is billed by the second. */
  double gigabyteSeconds(String function, FunctionUse use, Latencies latencies);

  /** Of one start or restore of an environment. */
  double gigabyteSecondsOfStart(String function);

  /** The functions as deployed: their measured processor time, and the assumed waits for AWS. */
  record Deployed(DeployedShape shape, BenchFigures cold, BenchFigures restored)
      implements BilledRuntime {
    @Override
    public double gigabyteSeconds(String function, FunctionUse use, Latencies latencies) {
      double memory = of(function).memory();
      return gigabytes(memory)
          * (use.cpuSeconds() / DeployedShape.Function.share(memory) + latencies.secondsOf(use));
    }

    /** Lambda bills the start as well; a snapshot's start was billed when it was published. */
    @Override
    public double gigabyteSecondsOfStart(String function) {
      DeployedShape.Function deployed = of(function);
      BenchFigures figures = deployed.snapStart() ? restored : cold;
      return gigabytes(deployed.memory())
          * (figures.start()
              + figures.extraOfFirstEvent() / DeployedShape.Function.share(deployed.memory()));
    }

    private DeployedShape.Function of(String function) {
      DeployedShape.Function deployed = shape.functions().get(function);
      if (deployed == null) {
        throw new IllegalStateException("template.yaml has no " + function);
      }
      return deployed;
    }
  }

  /** A handler in Python that makes the same calls, and decides, checks and logs nothing. */
  record Python(double memory, BenchFigures figures) implements BilledRuntime {
    @Override
    public double gigabyteSeconds(String function, FunctionUse use, Latencies latencies) {
      double calls =
          use.calls().entrySet().stream()
              .filter(call -> !Latencies.isOfLambda(call.getKey()))
              .mapToDouble(call -> call.getValue())
              .sum();
      double cpu = calls * figures.warmCpu() / figures.calls();
      return gigabytes(memory)
          * (cpu / DeployedShape.Function.share(memory) + latencies.secondsOf(use));
    }

    @Override
    public double gigabyteSecondsOfStart(String function) {
      return gigabytes(memory)
          * (figures.start() + figures.extraOfFirstEvent() / DeployedShape.Function.share(memory));
    }
  }

  private static double gigabytes(double megabytes) {
    return megabytes / 1024;
  }
}
