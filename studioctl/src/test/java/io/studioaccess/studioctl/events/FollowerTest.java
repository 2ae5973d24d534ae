package io.studioaccess.studioctl.events;

import static io.studioaccess.studioctl.events.SampleOutcomes.NOW;
import static io.studioaccess.studioctl.events.SampleOutcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.aws.dynamodb.DynamoDbHistoryReader.Span;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Sleeper;
import io.studioaccess.studioctl.console.TestDisplay;
import io.studioaccess.studioctl.deadletters.FunctionQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class FollowerTest {
  private final TestDisplay display = new TestDisplay();
  private final List<RecordedOutcome> history = new ArrayList<>();
  private final List<Duration> sleeps = new ArrayList<>();
  private Instant now = NOW;
  private boolean isDown;

  private final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return now;
        }

        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }
      };

  private final NewDeadLetters.Source noLetters =
      new NewDeadLetters.Source() {
        @Override
        public int number(FunctionQueue queue) {
          return 0;
        }

        @Override
        public List<Entry.DeadLetterIn> read(FunctionQueue queue) {
          return List.of();
        }
      };

  @AfterEach
  void clearTheInterrupt() {
    Thread.interrupted();
  }

  private List<RecordedOutcome> read(Span span) {
    if (isDown) {
      throw SdkClientException.create("no network");
    }
    return history.stream()
        .filter(it -> !it.at().isBefore(span.from()) && it.at().isBefore(span.to()))
        .toList();
  }

  private int follow(Sleeper whatHappens) {
    EventFeed feed =
        new EventFeed(
            new NewOutcomes(this::read, NOW),
            new NewDeadLetters(noLetters, NOW),
            Optional.empty(),
            clock);
    Sleeper sleeper =
        duration -> {
          sleeps.add(duration);
          now = now.plus(duration);
          whatHappens.sleep(duration);
        };
    return new Follower(
            feed,
            new EventView(display.display(), _ -> Map.of()),
            display.display(),
            sleeper,
            clock)
        .follow();
  }

  @Test
  void showsWhatHappensUntilCtrlC() {
    int exitCode =
        follow(
            _ -> {
              if (sleeps.size() > 3) {
                throw new InterruptedException();
              }
              history.add(outcome(sleeps.size(), now));
            });

    assertThat(exitCode).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(display.out().lines().filter(line -> line.contains("Granted"))).hasSize(3);
    assertThat(sleeps).containsOnly(Follower.INTERVAL);
  }

  @Test
  void aNetworkThatFailsForAWhileHidesNothing() {
    int exitCode =
        follow(
            _ -> {
              isDown = sleeps.size() > 1 && sleeps.size() < 60;
              if (sleeps.size() == 30) {
                history.add(outcome(1, now));
              }
              if (sleeps.size() > 61) {
                throw new InterruptedException();
              }
            });

    assertThat(exitCode).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(display.err()).hasLineCount(1).contains("AWS does not answer");
    assertThat(display.out()).contains("Granted");
  }

  @Test
  void aNetworkThatFailsForLongEndsIt() {
    assertThatThrownBy(() -> follow(_ -> isDown = true)).hasMessageContaining("no network");
    assertThat(sleeps).hasSizeBetween(100, 130);
  }

  @Test
  void aNetworkThatIsNotYetBackAfterASleepEndsNothing() {
    int exitCode =
        follow(
            _ -> {
              isDown = sleeps.size() == 2;
              if (isDown) {
                now = now.plus(Duration.ofHours(9));
                history.add(outcome(1, now.minusSeconds(60)));
              }
              if (sleeps.size() > 4) {
                throw new InterruptedException();
              }
            });

    assertThat(exitCode).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(display.out()).contains("Granted");
  }
}
