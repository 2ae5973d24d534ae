package io.studioaccess.sandbox.lambda;

import java.time.Instant;

/**
 * A line that a function wrote.
 *
 * @param function its logical id
 * @param at by the sandbox's clock
 */
public record LogLine(String function, Instant at, String text) {}
