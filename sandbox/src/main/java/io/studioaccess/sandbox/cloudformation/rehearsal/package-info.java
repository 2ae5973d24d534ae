/**
 * Rehearses deployments: creates, updates, rolls back and deletes stacks of the templates as
 * CloudFormation does, resource by resource, in an account that refuses what AWS's services refuse.
 */
@NullMarked
package io.studioaccess.sandbox.cloudformation.rehearsal;

import org.jspecify.annotations.NullMarked;
