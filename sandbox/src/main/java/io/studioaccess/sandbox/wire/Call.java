package io.studioaccess.sandbox.wire;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One call to the endpoint.
 *
 * @param principal the caller's name, or its access key id if the caller is unknown
 * @param accountId the caller's account, to which SageMaker's calls apply; empty if the caller is
 *     unknown
 * @param region of the caller's client
 * @param sessionName of a role session; empty for others
 * @param assumedBy the name of the principal that assumed the role; empty for others
 * @param errorCode null if the call succeeded
 * @param errorMessage what the caller was told, such as the reason of a denial; null if the call
 *     succeeded
 * @param request the request's members; empty if it was too large to keep or could not be parsed
 * @param authorizedActions the actions that the call required and was allowed
 * @param denied whether IAM denied the call
 */
public record Call(
    Instant at,
    String principal,
    String accountId,
    String region,
    String sessionName,
    String assumedBy,
    String service,
    String operation,
    @Nullable String errorCode,
    @Nullable String errorMessage,
    Map<String, ?> request,
    Set<String> authorizedActions,
    boolean denied) {

  public boolean succeeded() {
    return errorCode == null;
  }
}
