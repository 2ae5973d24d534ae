/** What has to happen: desired against observed, as plain data. Knows {@code java.*} alone. */
@NullMarked
package io.studioaccess.reconciler.plan;

import org.jspecify.annotations.NullMarked;
