/**
 * EventBridge: AWS's own Event Ruler decides on the template's rules; what matches goes to the
 * target queues, or on to another bus.
 */
@NullMarked
package io.studioaccess.sandbox.rules;

import org.jspecify.annotations.NullMarked;
