package io.studioaccess.studioctl.deadletters;

import java.util.List;
import picocli.CommandLine.Option;

/** Selects queues by function; all by default. */
final class QueueOption {
  @Option(
      names = "--queue",
      paramLabel = "FUNCTION",
      description = "Only this function's queue: ${COMPLETION-CANDIDATES}. Repeatable")
  private List<FunctionQueue> queues = List.of(FunctionQueue.values());

  List<FunctionQueue> queues() {
    return queues;
  }
}
