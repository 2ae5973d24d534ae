/**
 * The way of each event through the stack: rule, queue, function, decision, calls and outcome. It
 * is put together from what the sandbox sees anyway: events, log lines and calls.
 */
@NullMarked
package io.studioaccess.sandbox.page.journey;

import org.jspecify.annotations.NullMarked;
