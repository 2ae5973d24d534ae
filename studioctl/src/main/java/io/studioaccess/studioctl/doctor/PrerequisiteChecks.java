package io.studioaccess.studioctl.doctor;

import jakarta.inject.Singleton;
import java.util.List;

/** The checks of {@code doctor} that need no deployed stack: what a planned one will depend on. */
@Singleton
public final class PrerequisiteChecks {
  private static final List<DoctorCheck> CHECKS =
      List.of(
          DoctorCheck.TRAIL_COVERS_REGION,
          DoctorCheck.TRAIL_LOGS,
          DoctorCheck.TRAIL_RECORDS_CHANGES,
          DoctorCheck.IDENTITY_STORE,
          DoctorCheck.IDENTITY_CENTER_OWNER,
          DoctorCheck.DIRECTORY_KEY,
          DoctorCheck.DIRECTORY_READABLE,
          DoctorCheck.DEFAULT_ROLES,
          DoctorCheck.USER_PROFILE_QUOTA);

  private final CheckRunner runner;

  PrerequisiteChecks(CheckRunner runner) {
    this.runner = runner;
  }

  /**
   * What a check found.
   *
   * @param severity {@code fault}, {@code warning}, {@code hint} or {@code unchecked}
   * @param message the fact, and its consequence
   * @param fix what to do: a command or a sentence; empty if there is nothing to do
   */
  public record Prerequisite(String severity, String message, String fix) {}

  /** What is missing; empty if every check passes. */
  public List<Prerequisite> missing() {
    return runner.run(CHECKS).stream()
        .flatMap(result -> result.findings().stream())
        .filter(finding -> finding.status() != CheckStatus.SKIPPED)
        .map(
            finding ->
                new Prerequisite(finding.status().toString(), finding.message(), finding.fix()))
        .distinct()
        .toList();
  }
}
