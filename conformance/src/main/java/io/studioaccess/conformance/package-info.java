/**
 * Compares what is believed of AWS with an account. The account is known by a profile of the AWS
 * configuration only: nothing here knows whether AWS itself or the sandbox answers.
 */
@NullMarked
package io.studioaccess.conformance;

import org.jspecify.annotations.NullMarked;
