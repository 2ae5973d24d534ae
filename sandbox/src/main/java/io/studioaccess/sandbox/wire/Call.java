package io.studioaccess.sandbox.wire;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One call that came through the front door.
 *
 * @param principal the caller's name, or its access key id if nobody knows it
 * @param accountId the caller's, which SageMaker's calls are about; empty if nobody knows the
 *     caller
 * @param region that the caller's client was made for
 * @param sessionName of a role's session; empty for others
 * @param borrower the name of the principal that assumed the role; empty if nobody had to
 * @param errorCode none if the call succeeded
 * @param request the request's members, empty where it was too large to keep or could not be read
 * @param authorised the actions that the call needed and was allowed
 * @param denied whether IAM refused the call
 */
public record Call(
    Instant at,
    String principal,
    String accountId,
    String region,
    String sessionName,
    String borrower,
    String service,
    String operation,
    @Nullable String errorCode,
    Map<String, ?> request,
    Set<String> authorised,
    boolean denied) {

  public boolean succeeded() {
    return errorCode == null;
  }
}
