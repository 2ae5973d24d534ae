/**
 * The page of the sandbox: what happens, live, and controls. It listens on the loopback only,
 * beside the endpoint of AWS's services.
 */
@NullMarked
package io.studioaccess.sandbox.page;

import org.jspecify.annotations.NullMarked;
