package io.studioaccess.integration.leastprivilege;

/**
 * What IAM refused to a role.
 *
 * @param test that ran meanwhile
 * @param announced whether the test {@link ProvokesDenial provokes} it
 */
record Denial(
    String account, String role, String action, String resource, String test, boolean announced) {}
