/**
 * Deterministic simulation: the core against ports in memory, on a simulated clock, with every
 * fault that the functions must survive. One seed is one history, reproducible to the call.
 */
@NullMarked
package io.studioaccess.simulation;

import org.jspecify.annotations.NullMarked;
