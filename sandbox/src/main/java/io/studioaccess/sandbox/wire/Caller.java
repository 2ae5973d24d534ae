package io.studioaccess.sandbox.wire;

import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.policy.Principal;
import java.time.Instant;

/**
 * Who calls, whence and when.
 *
 * @param region of the credential scope: the region that the caller's client was made for
 */
public record Caller(
    Principal principal,
    String accessKeyId,
    String region,
    Instant at,
    String requestId,
    String userAgent) {

  /** The access with the condition keys that every call carries. */
  public Access inContext(Access access) {
    return access
        .with("aws:PrincipalArn", principal.policyArn())
        .with("aws:PrincipalAccount", principal.accountId())
        .with("aws:ResourceAccount", accountOf(access.resource()))
        .with("aws:RequestedRegion", region);
  }

  /** Where the ARN names no account, such as a user's in an identity store, it is the caller's. */
  private String accountOf(String resource) {
    String[] parts = resource.split(":", 6);
    return parts.length == 6 && !parts[4].isEmpty() ? parts[4] : principal.accountId();
  }
}
