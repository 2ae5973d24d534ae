package io.studioaccess.bench;

/**
 * The measurements of one start of a variant. Times are in nanoseconds.
 *
 * @param init until the process asks for its first event; from the restore, if primed
 * @param calls AWS calls per event, on average
 */
record Round(
    long init, long first, long median, long p99, long cpu, long peakMemory, double calls) {

  long coldStart() {
    return init + first;
  }
}
