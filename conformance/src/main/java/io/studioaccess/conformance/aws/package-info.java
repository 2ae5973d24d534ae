/** The account as a run sees it: clients, names, time, and a record of the answers. */
@NullMarked
package io.studioaccess.conformance.aws;

import org.jspecify.annotations.NullMarked;
