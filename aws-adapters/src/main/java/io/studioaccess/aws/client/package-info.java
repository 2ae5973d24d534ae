/** What all adapters share: clients, timeouts, retries, throttling. */
@NullMarked
package io.studioaccess.aws.client;

import org.jspecify.annotations.NullMarked;
