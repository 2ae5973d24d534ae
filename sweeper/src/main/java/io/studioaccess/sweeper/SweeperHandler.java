package io.studioaccess.sweeper;

import io.studioaccess.runtime.FunctionHandler;

/** A group, a mapping row or an hour has changed: names the users to look at. */
public final class SweeperHandler extends FunctionHandler {}
