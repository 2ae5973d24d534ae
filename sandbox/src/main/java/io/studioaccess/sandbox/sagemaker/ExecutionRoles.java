package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.wire.Refusal;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.UserSettings;

/**
 * The roles that were deleted; any other ARN of the account is taken for one of a role that
 * SageMaker may assume.
 *
 * <p>That SageMaker looks at the role when a profile is created or updated, and what it says then,
 * is not confirmed: it may as well take the ARN and let the apps fail. The refusal is the harder
 * case for whoever calls.
 */
final class ExecutionRoles {

  private final String accountId;
  private final Set<String> deleted = new HashSet<>();

  ExecutionRoles(String accountId) {
    this.accountId = accountId;
  }

  void delete(String arn) {
    deleted.add(arn);
  }

  void restore(String arn) {
    deleted.remove(arn);
  }

  /**
   * Refuses settings that name a deleted role or one of another account; those that name none leave
   * a profile's own alone.
   */
  void check(@Nullable UserSettings settings) {
    if (settings == null || settings.executionRole() == null) {
      return;
    }
    if (!settings.executionRole().split(":", 6)[4].equals(accountId)) {
      throw Refusal.validation("Cross-account pass role is not allowed.");
    }
    if (deleted.contains(settings.executionRole())) {
      throw Refusal.validation(
          "The execution role [%s] does not exist or cannot be assumed by sagemaker.amazonaws.com."
              .formatted(settings.executionRole()));
    }
  }
}
