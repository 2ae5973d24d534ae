package io.studioaccess.sandbox.lambda;

/** Feeds a function from a source, with the rights of the function's role. */
sealed interface EventSourceMapping permits QueueMapping, StreamMapping {

  /** What it reads, by logical id. */
  String source();

  Poller poller();
}
