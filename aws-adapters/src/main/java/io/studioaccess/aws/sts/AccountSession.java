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
 * A role's credentials, asked for again some minutes before they end. The SDK's own provider does
 * that by the machine's clock; this one by the function's, which a snapshot or a test may move.
 */
final class AccountSession implements AwsCredentialsProvider {
  private static final Duration BEFORE_THEY_END = Duration.ofMinutes(5);

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
    if (credentials == null || isEnding(credentials)) {
      credentials = assumeRole.get();
      latest = credentials;
    }
    return AwsSessionCredentials.create(
        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
  }

  /** The next call asks anew: the role may have been deleted and made again. */
  synchronized void forget() {
    latest = null;
  }

  private boolean isEnding(Credentials credentials) {
    return !clock.instant().isBefore(credentials.expiration().minus(BEFORE_THEY_END));
  }
}
