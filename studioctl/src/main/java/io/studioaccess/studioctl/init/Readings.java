package io.studioaccess.studioctl.init;

import io.studioaccess.studioctl.console.ErrorHandler;
import io.studioaccess.studioctl.doctor.PrerequisiteChecks.Prerequisite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Reads what can be read: what AWS refuses is noted, and the rest goes on. */
final class Readings {
  private final ErrorHandler errors;
  private final List<Prerequisite> refused = new ArrayList<>();

  Readings(ErrorHandler errors) {
    this.errors = errors;
  }

  /**
   * The result; empty if AWS refuses the call.
   *
   * @param subject what is unknown then
   */
  <T> Optional<T> read(String subject, Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (AwsServiceException e) {
      refused.add(
          new Prerequisite("unchecked", "%s: %s".formatted(subject, errors.message(e)), ""));
      return Optional.empty();
    }
  }

  List<Prerequisite> refused() {
    return List.copyOf(refused);
  }
}
