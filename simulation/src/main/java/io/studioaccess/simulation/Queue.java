package io.studioaccess.simulation;

import java.util.Locale;

/** The functions' queues, as {@code template.yaml} declares them and their functions. */
enum Queue {
  PROVISIONER(60_000, 360_000),
  DEPROVISIONER(60_000, 360_000),
  SWEEPER(300_000, 1_800_000);

  static final int MAX_RECEIVES = 5;

  private final long timeout;
  private final long visibility;

  Queue(long timeout, long visibility) {
    this.timeout = timeout;
    this.visibility = visibility;
  }

  /** How long an invocation may run, in milliseconds. */
  long timeout() {
    return timeout;
  }

  /** When a message whose invocation failed appears again, in milliseconds. */
  long visibility() {
    return visibility;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
