package io.studioaccess.simulation;

import java.util.function.Supplier;

/**
 * Every call of a port passes here. A call takes time, during which other functions run; it may
 * fail before or after its effect, be throttled, or be the last that its function makes.
 */
final class Boundary {
  private static final int MILLION = 1_000_000;

  private final Timeline timeline;
  private final Chaos chaos;
  private final Tally tally;
  private final Story story;
  private long digest;

  Boundary(Timeline timeline, Chaos chaos, Tally tally, Story story) {
    this.timeline = timeline;
    this.chaos = chaos;
    this.tally = tally;
    this.story = story;
  }

  /** A boundary without faults, for tests of the ports. */
  static Boundary calm(Timeline timeline) {
    Tally tally = new Tally();
    return new Boundary(
        timeline, new Chaos(Trouble.NONE, Omissions.NONE, tally), tally, Story.untold());
  }

  Story story() {
    return story;
  }

  /** Identifies the calls of the history, their order and their moments. */
  long digest() {
    return digest;
  }

  void run(String call, Object subject, Runnable effect) {
    Object unused =
        call(
            call,
            subject,
            () -> {
              effect.run();
              return "";
            });
  }

  /**
   * Makes the call.
   *
   * @param subject what it is about, for stories
   * @throws FailedCallException if the simulation lets it fail
   * @throws KilledError if the simulation kills the function
   */
  <T> T call(String call, Object subject, Supplier<T> effect) {
    Invocation caller = timeline.caller();
    if (caller == null) {
      return effect.get();
    }
    if (caller.isKilled()) {
      throw new KilledError();
    }
    tally.call();
    long identity = caller.nextCall();
    travel(caller, call);
    digest = Dice.mix(digest ^ timeline.millis(), call.hashCode());
    Trouble trouble = chaos.trouble();
    int luck = chaos.isOver() ? MILLION : caller.dice().below(MILLION);
    int kind = caller.dice().below(2);
    if (luck < trouble.kills()) {
      kill(caller, call, subject, kind == 0, identity, effect);
    } else if (luck < trouble.kills() + trouble.throttled()) {
      throttle(caller, call, subject, identity);
    } else if (luck < trouble.kills() + trouble.throttled() + trouble.failures()) {
      fail(caller, call, subject, kind == 0, identity, effect);
    }
    return succeed(caller, call, subject, effect);
  }

  private <T> T succeed(Invocation caller, String call, Object subject, Supplier<T> effect) {
    if (!story.isTold()) {
      return effect.get();
    }
    try {
      T result = effect.get();
      story.add(timeline.millis(), caller, call, subject, "".equals(result) ? "" : "-> " + result);
      return result;
    } catch (RuntimeException e) {
      story.add(timeline.millis(), caller, call, subject, "-> " + e.getMessage());
      throw e;
    }
  }

  /** Mostly milliseconds, sometimes seconds, and in some histories most of an invocation's time. */
  private void travel(Invocation caller, String call) {
    Dice dice = caller.dice();
    long millis = 2L + dice.below(30);
    int luck = dice.below(64);
    if (luck == 0) {
      millis += dice.below(4_000);
    } else if (luck < 4 && chaos.trouble().slow() && !chaos.isOver()) {
      millis += dice.below(25_000);
    }
    if (chaos.trouble().races() && !chaos.isOver()) {
      millis = caller.pace().millis(millis);
    }
    long left = caller.deadline() - timeline.millis();
    timeline.pass(Math.min(millis, left));
    if (caller.isKilled()) {
      throw new KilledError(); // the history is over
    }
    if (millis >= left) {
      chaos.note(Fault.TIMED_OUT, timeline.millis());
      story.add(timeline.millis(), caller, "is ended by its time-out before", call);
      end(caller);
    }
  }

  private static void end(Invocation caller) {
    caller.kill();
    caller.instance().restart();
    throw new KilledError();
  }

  private <T> void kill(
      Invocation caller,
      String call,
      Object subject,
      boolean before,
      long identity,
      Supplier<T> effect) {
    Fault fault = before ? Fault.KILLED_BEFORE : Fault.KILLED_AFTER;
    if (chaos.happens(fault, identity, timeline.millis())) {
      if (!before) {
        T unused = effect.get();
      }
      story.add(timeline.millis(), caller, call, subject, "KILLED", before ? "before" : "after");
      end(caller);
    }
  }

  private void throttle(Invocation caller, String call, Object subject, long identity) {
    if (chaos.happens(Fault.THROTTLED, identity, timeline.millis())) {
      story.add(timeline.millis(), caller, call, subject, "THROTTLED");
      throw new FailedCallException.Throttled(call);
    }
  }

  private <T> void fail(
      Invocation caller,
      String call,
      Object subject,
      boolean before,
      long identity,
      Supplier<T> effect) {
    Fault fault = before ? Fault.FAILED_BEFORE : Fault.FAILED_AFTER;
    if (chaos.happens(fault, identity, timeline.millis())) {
      if (!before) {
        T unused = effect.get();
      }
      story.add(timeline.millis(), caller, call, subject, "FAILED", before ? "before" : "after");
      throw new FailedCallException(call);
    }
  }
}
