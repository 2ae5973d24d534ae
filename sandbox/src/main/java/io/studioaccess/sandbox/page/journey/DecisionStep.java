package io.studioaccess.sandbox.page.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * What a function decided about an event, or about what followed from it.
 *
 * @param user the id of the user concerned; empty if none
 * @param data the log line's details
 * @param calls the function's calls that led to the decision
 */
public record DecisionStep(
    Instant at,
    String function,
    String user,
    String text,
    String tone,
    JsonNode data,
    List<CallView> calls) {}
