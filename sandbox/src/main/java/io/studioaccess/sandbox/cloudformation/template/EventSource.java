package io.studioaccess.sandbox.cloudformation.template;

/** An event source mapping of a function. */
public sealed interface EventSource permits QueueSource, StreamSource {}
