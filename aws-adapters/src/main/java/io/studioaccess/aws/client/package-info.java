/** Shared code of all adapters: clients, timeouts, retries and throttling. */
@NullMarked
package io.studioaccess.aws.client;

import org.jspecify.annotations.NullMarked;
