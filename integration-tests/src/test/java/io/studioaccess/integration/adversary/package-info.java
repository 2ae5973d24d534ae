/**
 * The promises of SECURITY.md: what somebody with bad intentions, or a seized role, may try, and
 * what holds. Each row of the table there is a test here or in one of the suites that it names.
 */
package io.studioaccess.integration.adversary;
