package io.studioaccess.simulation;

/** What the simulation does to the functions. The names appear in stories and in the tally. */
enum Fault {
  FAILED_BEFORE("a call failed without effect"),
  FAILED_AFTER("a call failed after its effect"),
  THROTTLED("a call was throttled"),
  KILLED_BEFORE("a function was killed before a call"),
  KILLED_AFTER("a function was killed after a call"),
  TIMED_OUT("a function ran out of time"),
  STALE("a read was out of date"),
  LOST("an event was lost"),
  LATE("an event was late"),
  DOUBLED("an event or a message came twice"),
  CLOCK("a function's clock jumped"),
  REFUSED("AWS refused a call"),
  FAILED_LATER("AWS accepted a change that then failed");

  private final String text;

  Fault(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
