package io.studioaccess.studioctl.stack;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * The time of AWS, which the functions go by: the computer's clock, corrected by the {@code Date}
 * header of AWS's latest response (RFC 9110, in whole seconds). It is behind by a second at most,
 * and equal to the computer's clock before the first response.
 */
public final class ServerClock extends Clock {
  private final Clock computer;
  private volatile Duration offset = Duration.ZERO;

  public ServerClock(Clock computer) {
    this.computer = computer;
  }

  /** Corrects this clock by the responses of a client. */
  ExecutionInterceptor interceptor() {
    return new ExecutionInterceptor() {
      @Override
      public void afterTransmission(
          Context.AfterTransmission context, ExecutionAttributes attributes) {
        context.httpResponse().firstMatchingHeader("Date").ifPresent(ServerClock.this::correct);
      }
    };
  }

  private void correct(String date) {
    try {
      Instant server = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
      offset = Duration.between(computer.instant(), server);
    } catch (DateTimeException e) {
      // Not AWS's header: the offset stays.
    }
  }

  @Override
  public Instant instant() {
    return computer.instant().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return computer.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.offset(computer.withZone(zone), offset);
  }
}
