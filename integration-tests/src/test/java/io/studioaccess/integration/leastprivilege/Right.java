package io.studioaccess.integration.leastprivilege;

import io.studioaccess.sandbox.policy.Grant;

/** What a role was granted: one action on one resource, by one statement. */
record Right(String account, String role, String statement, String action, String resource) {

  static Right of(String account, String role, Grant grant) {
    return new Right(account, role, grant.sid(), grant.action(), grant.resource());
  }
}
