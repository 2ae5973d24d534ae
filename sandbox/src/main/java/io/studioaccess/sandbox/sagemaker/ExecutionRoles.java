package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.wire.ServiceException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.UserSettings;

/**
 * The execution roles that do not exist. The ARN of any other role of the account counts as that of
 * a role that SageMaker may assume.
 *
 * <p>Not confirmed (belief {@code execution-role-exists}): whether SageMaker checks the role when a
 * profile is created or updated, and with which message. It may accept the ARN and let the apps
 * fail. The error is the harder case for callers.
 */
final class ExecutionRoles {

  private final String accountId;
  private final Set<String> deleted = new HashSet<>();
  private Optional<Set<String>> existing = Optional.empty();

  ExecutionRoles(String accountId) {
    this.accountId = accountId;
  }

  void delete(String arn) {
    deleted.add(arn);
  }

  /** From now on, only these roles exist. */
  void limitTo(Set<String> arns) {
    existing = Optional.of(Set.copyOf(arns));
  }

  void restore(String arn) {
    deleted.remove(arn);
  }

  /**
   * @throws ServiceException if the settings name a deleted role or a role of another account;
   *     settings without a role keep the profile's own
   */
  void check(@Nullable UserSettings settings) {
    if (settings == null || settings.executionRole() == null) {
      return;
    }
    if (!settings.executionRole().split(":", 6)[4].equals(accountId)) {
      throw ServiceException.validation("Cross-account pass role is not allowed.");
    }
    if (!exists(settings.executionRole())) {
      throw ServiceException.validation(
          "The execution role [%s] does not exist or cannot be assumed by sagemaker.amazonaws.com."
              .formatted(settings.executionRole()));
    }
  }

  private boolean exists(String arn) {
    return !deleted.contains(arn) && existing.map(all -> all.contains(arn)).orElse(true);
  }
}
