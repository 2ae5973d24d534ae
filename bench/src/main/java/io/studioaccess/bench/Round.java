package io.studioaccess.bench;

/**
 * What one start of a variant showed; times in nanoseconds.
 *
 * @param init until it asks for the first event; from the restore, if primed
 * @param calls that reached AWS for an event, on average
 */
record Round(
    long init, long first, long median, long p99, long cpu, long peakMemory, double calls) {

  long cold() {
    return init + first;
  }
}
