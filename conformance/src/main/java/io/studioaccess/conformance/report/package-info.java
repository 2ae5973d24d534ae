/** The report of a run: which beliefs held, which did not, and which were not tested. */
@NullMarked
package io.studioaccess.conformance.report;

import org.jspecify.annotations.NullMarked;
