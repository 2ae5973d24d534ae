package io.studioaccess.conformance.aws;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The account, domain and directory of a run.
 *
 * @param region of the domain and of Identity Center
 * @param applicationArn Identity Center's application of the domain; empty for a domain created
 *     before October 2023
 * @param role an execution role that the caller may pass to SageMaker
 * @param otherRole another such role, for a change of role
 * @param prefix of the names of everything that the run creates
 */
public record Target(
    String accountId,
    String region,
    String domainId,
    Optional<String> applicationArn,
    String identityStoreId,
    String role,
    Optional<String> otherRole,
    Prefix prefix) {

  /** For instance {@code aws} or {@code aws-us-gov}. */
  public String partition() {
    return role.split(":", -1)[1];
  }

  /** What a report must not contain. */
  public List<String> secrets() {
    return Stream.concat(
            Stream.of(accountId, domainId, identityStoreId, role),
            Stream.concat(applicationArn.stream(), otherRole.stream()))
        .toList();
  }
}
