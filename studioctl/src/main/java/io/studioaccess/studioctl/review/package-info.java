/**
 * {@code studioctl review}: access reviews as files. A person decides in the file, and nothing is
 * decided by leaving a line blank.
 */
@NullMarked
package io.studioaccess.studioctl.review;

import org.jspecify.annotations.NullMarked;
