package io.studioaccess.sweeper;

import io.studioaccess.runtime.FunctionHandler;

/**
 * Handles changes of groups and mapping rows, and the hourly schedule: requests reconciles of the
 * users that differ.
 */
public final class SweeperHandler extends FunctionHandler {}
