package io.studioaccess.studioctl.events;

import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Reads the feed every five seconds, until Ctrl-C or until nobody reads the output. A network or a
 * service that fails for less than ten minutes ends nothing, and what happened meanwhile is shown
 * afterwards.
 */
final class Follower {
  static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int SERVER_ERROR = 500;

  private final EventFeed feed;
  private final EventView view;
  private final Display display;
  private final Sleeper sleeper;
  private final Clock clock;

  Follower(EventFeed feed, EventView view, Display display, Sleeper sleeper, Clock clock) {
    this.feed = feed;
    this.view = view;
    this.display = display;
    this.sleeper = sleeper;
    this.clock = clock;
  }

  /**
   * Shows what comes.
   *
   * @return {@link ExitCode#INTERRUPTED} if the thread was interrupted, {@link ExitCode#OK} if the
   *     output was closed
   */
  int follow() {
    Optional<Instant> failingSince = Optional.empty();
    while (!display.isOutputClosed()) {
      try {
        sleeper.sleep(INTERVAL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return ExitCode.INTERRUPTED;
      }
      try {
        view.show(feed.next());
        failingSince = Optional.empty();
      } catch (SdkException e) {
        if (Thread.currentThread().isInterrupted()) {
          return ExitCode.INTERRUPTED;
        }
        Instant now = clock.instant();
        if (!mayPass(e) || failingSince.filter(now.minus(PATIENCE)::isAfter).isPresent()) {
          throw e;
        }
        if (failingSince.isEmpty()) {
          // Not since the last success: a computer may have slept since.
          failingSince = Optional.of(now);
          display.note("AWS does not answer; events goes on as soon as it does.");
        }
      }
    }
    return ExitCode.OK;
  }

  private static boolean mayPass(SdkException failure) {
    return failure instanceof SdkClientException
        || (failure instanceof AwsServiceException service
            && (service.isThrottlingException() || service.statusCode() >= SERVER_ERROR));
  }
}
