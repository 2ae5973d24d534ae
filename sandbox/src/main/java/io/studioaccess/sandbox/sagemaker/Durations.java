package io.studioaccess.sandbox.sagemaker;

import java.time.Duration;

/** How long SageMaker's asynchronous operations take. */
public record Durations(
    Duration profileCreation,
    Duration profileUpdate,
    Duration profileDeletion,
    Duration appStart,
    Duration appDeletion,
    Duration spaceCreation,
    Duration spaceDeletion) {

  /**
   * Roughly the durations of the real service. Deletions of apps have been observed to take up to
   * 20 minutes.
   */
  public static Durations likeAws() {
    return new Durations(
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5),
        Duration.ofSeconds(5),
        Duration.ofSeconds(20));
  }

  public Durations withAppDeletion(Duration other) {
    return new Durations(
        profileCreation,
        profileUpdate,
        profileDeletion,
        appStart,
        other,
        spaceCreation,
        spaceDeletion);
  }
}
