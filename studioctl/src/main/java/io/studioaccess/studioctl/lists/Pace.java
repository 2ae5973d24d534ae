package io.studioaccess.studioctl.lists;

import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Sleeper;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Makes calls at the rate that AWS bears, which it does not publish: eight at a time, half as many
 * after a throttled call, and one more after ten that succeeded. A call that AWS still throttles
 * after the SDK's own attempts is repeated after a wait.
 */
@Singleton
public final class Pace {
  static final int MOST_AT_A_TIME = 8;
  private static final int SUCCESSES_FOR_MORE = 10;
  private static final int MAX_ATTEMPTS = 7;

  private final Sleeper sleeper;
  private int allowed = MOST_AT_A_TIME;
  private int running;
  private int successes;

  Pace(Sleeper sleeper) {
    this.sleeper = sleeper;
  }

  /**
   * Makes the call when its turn has come.
   *
   * @throws AwsServiceException as the call does, and after seven throttled attempts, which wait
   *     for about a minute
   */
  public <T> T call(Supplier<T> call) {
    for (int attempt = 1; ; attempt++) {
      enter();
      boolean isThrottled = false;
      try {
        return call.get();
      } catch (AwsServiceException e) {
        isThrottled = e.isThrottlingException();
        if (!isThrottled || attempt == MAX_ATTEMPTS) {
          throw e;
        }
      } finally {
        leave(isThrottled);
      }
      pause(Duration.ofSeconds(1L << (attempt - 1)));
    }
  }

  synchronized int allowed() {
    return allowed;
  }

  private synchronized void enter() {
    try {
      while (running >= allowed) {
        wait();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    running++;
  }

  private synchronized void leave(boolean isThrottled) {
    running--;
    if (isThrottled) {
      allowed = Math.max(1, allowed / 2);
      successes = 0;
    } else if (++successes % SUCCESSES_FOR_MORE == 0) {
      allowed = Math.min(MOST_AT_A_TIME, allowed + 1);
    }
    notifyAll();
  }

  private void pause(Duration wait) {
    try {
      sleeper.sleep(wait);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static CommandException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new CommandException("Interrupted.", e);
  }
}
