package io.studioaccess.studioctl.deadletters;

import java.util.List;
import picocli.CommandLine.Option;

/** Which queues. */
final class LetterOptions {
  @Option(
      names = "--queue",
      paramLabel = "FUNCTION",
      description = "Only those of: ${COMPLETION-CANDIDATES}. Repeatable")
  private List<FunctionQueue> queues = List.of(FunctionQueue.values());

  List<FunctionQueue> queues() {
    return queues;
  }
}
