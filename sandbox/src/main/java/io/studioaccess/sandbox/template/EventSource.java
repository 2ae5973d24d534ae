package io.studioaccess.sandbox.template;

/** What invokes a function by itself. */
public sealed interface EventSource permits QueueSource, StreamSource {}
