/**
 * The administrator's command line. It decides nothing: what a user should have, and what comes
 * next for them, is worked out by the very classes that the functions run.
 */
@NullMarked
package io.studioaccess.studioctl;

import org.jspecify.annotations.NullMarked;
