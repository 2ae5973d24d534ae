/** What several commands ask of AWS. */
@NullMarked
package io.studioaccess.studioctl.aws;

import org.jspecify.annotations.NullMarked;
