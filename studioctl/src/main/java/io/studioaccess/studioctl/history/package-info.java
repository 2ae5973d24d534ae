/** The outcomes of all users, for auditors. */
@NullMarked
package io.studioaccess.studioctl.history;

import org.jspecify.annotations.NullMarked;
