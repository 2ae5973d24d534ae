package io.studioaccess.aws.sts;

import io.studioaccess.aws.client.ClientDefaults;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

/**
 * The sessions in the other accounts, one per account. The session name contains the id of the
 * event for which it was created, and the account's CloudTrail shows it with every call.
 */
public final class StudioAccounts {
  private static final String SESSION_TAG = "studio-access-stack";

  /** STS: {@code RoleSessionName}. */
  private static final int MAX_SESSION_NAME = 64;

  private final AccessRoles roles;
  private final ClientDefaults defaults;
  private final Supplier<String> eventId;
  private final Clock clock;
  private final Map<String, AccountSession> sessions = new ConcurrentHashMap<>();

  /**
   * @param eventId supplies the id of the event being handled
   */
  public StudioAccounts(
      AccessRoles roles, ClientDefaults defaults, Supplier<String> eventId, Clock clock) {
    this.roles = roles;
    this.defaults = defaults;
    this.eventId = eventId;
    this.clock = clock;
  }

  public boolean isHome(DomainArn domain) {
    return roles.isHome(domain);
  }

  /**
   * Credentials for the domain's account, if it is not the home account.
   *
   * @throws InaccessibleAccountException if the role is missing or denies access
   */
  public AwsCredentialsProvider credentials(DomainArn domain) {
    AccountSession session =
        sessions.computeIfAbsent(domain.account(), _ -> session(roles.arn(domain)));
    try {
      AwsCredentials unused = session.resolveCredentials();
      return session;
    } catch (StsException e) {
      if (e.statusCode() != 403) {
        throw e;
      }
      throw new InaccessibleAccountException(
          "role %s cannot be assumed: deploy templates/studio-account.yaml in account %s, with the external ID and the function roles of this stack, and name the account in StudioAccountIds; STS reports: %s"
              .formatted(roles.arn(domain), domain.account(), e.awsErrorDetails().errorMessage()),
          e);
    }
  }

  /**
   * Discards the session's credentials, because AWS no longer accepts them. The next call requests
   * new ones.
   */
  public void discardSession(String account) {
    Optional.ofNullable(sessions.get(account)).ifPresent(AccountSession::discard);
  }

  private AccountSession session(String roleArn) {
    StsClient sts = defaults.configure(StsClient.builder()).build();
    return new AccountSession(() -> sts.assumeRole(request(roleArn)).credentials(), clock);
  }

  private AssumeRoleRequest request(String roleArn) {
    String name = ("studio-access-" + eventId.get()).replaceAll("[^\\w+=,.@-]", "-");
    return AssumeRoleRequest.builder()
        .roleArn(roleArn)
        .roleSessionName(name.substring(0, Math.min(name.length(), MAX_SESSION_NAME)))
        .externalId(roles.externalId())
        .tags(List.of(Tag.builder().key(SESSION_TAG).value(roles.stack()).build()))
        .build();
  }
}
