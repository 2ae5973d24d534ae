package io.studioaccess.sandbox.cloudformation.template;

/** What invokes a function by itself. */
public sealed interface EventSource permits QueueSource, StreamSource {}
