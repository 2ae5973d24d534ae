/**
 * Reads the stack's SAM template as CloudFormation would, into plain records. Anything unsupported
 * is an error that names resource, property and line: a sandbox that silently skipped a line of the
 * template would prove nothing about it.
 */
@NullMarked
package io.studioaccess.sandbox.cloudformation.template;

import org.jspecify.annotations.NullMarked;
