package io.studioaccess.bench;

/**
 * The measurements of one start of a variant. Times are in nanoseconds.
 *
 * @param publishing from the start to the snapshot, if primed; otherwise 0
 * @param init until the process asks for its first event; from the restore, if primed
 * @param startCpu processor time until the first event is handled, with priming
 * @param firstCpu processor time of the first event
 * @param calls AWS calls per event, on average
 */
record Round(
    long publishing,
    long init,
    long first,
    long startCpu,
    long firstCpu,
    long median,
    long p99,
    long cpu,
    long peakMemory,
    double calls) {

  long coldStart() {
    return init + first;
  }
}
