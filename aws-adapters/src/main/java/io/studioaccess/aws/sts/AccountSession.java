package io.studioaccess.aws.sts;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * A role's credentials, renewed some minutes before they expire. The SDK's own provider uses the
 * machine's clock. This provider uses the function's clock, which a snapshot or a test may move.
 */
final class AccountSession implements AwsCredentialsProvider {
  private static final Duration RENEWAL_MARGIN = Duration.ofMinutes(5);

  private final Supplier<Credentials> assumeRole;
  private final Clock clock;
  private @Nullable Credentials latest;

  AccountSession(Supplier<Credentials> assumeRole, Clock clock) {
    this.assumeRole = assumeRole;
    this.clock = clock;
  }

  @Override
  public synchronized AwsCredentials resolveCredentials() {
    Credentials credentials = latest;
    if (credentials == null || isExpiring(credentials)) {
      credentials = assumeRole.get();
      latest = credentials;
    }
    return AwsSessionCredentials.create(
        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
  }

  /**
   * Discards the credentials. The next call requests new ones: the role may have been deleted and
   * created again.
   */
  synchronized void discard() {
    latest = null;
  }

  private boolean isExpiring(Credentials credentials) {
    return !clock.instant().isBefore(credentials.expiration().minus(RENEWAL_MARGIN));
  }
}
