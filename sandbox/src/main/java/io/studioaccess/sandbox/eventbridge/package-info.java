/** EventBridge: event buses, rules, schedules and their API. */
@NullMarked
package io.studioaccess.sandbox.eventbridge;

import org.jspecify.annotations.NullMarked;
