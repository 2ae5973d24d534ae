/**
 * Proves that every role has the rights that it needs and no other: what the tests used is written
 * down, and compared with what is granted.
 */
package io.studioaccess.integration.leastprivilege;
