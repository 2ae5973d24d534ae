/**
 * Reads the stack's SAM template as CloudFormation would, into plain records. What it does not
 * understand it refuses, by resource, property and line: a sandbox that silently skips a line of
 * the template proves nothing about it.
 */
@NullMarked
package io.studioaccess.sandbox.cloudformation.template;

import org.jspecify.annotations.NullMarked;
