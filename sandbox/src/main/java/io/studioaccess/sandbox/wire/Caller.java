package io.studioaccess.sandbox.wire;

import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.policy.Principal;
import java.time.Instant;

/**
 * The caller of a request, with region and time.
 *
 * @param region of the credential scope, which is the region of the caller's client
 */
public record Caller(
    Principal principal,
    String accessKeyId,
    String region,
    Instant at,
    String requestId,
    String userAgent) {

  /** Adds the condition keys that every call carries. */
  public Access inContext(Access access) {
    return access
        .with("aws:PrincipalArn", principal.policyArn())
        .with("aws:PrincipalAccount", principal.accountId())
        .with("aws:ResourceAccount", accountOf(access.resource()))
        .with("aws:RequestedRegion", region);
  }

  /**
   * The account in the ARN. If the ARN has none, as that of a user in an identity store, it is the
   * caller's account.
   */
  private String accountOf(String resource) {
    String[] parts = resource.split(":", 6);
    return parts.length == 6 && !parts[4].isEmpty() ? parts[4] : principal.accountId();
  }
}
