/** CloudTrail's own API: which trails there are, and what they log. */
@NullMarked
package io.studioaccess.sandbox.cloudtrail;

import org.jspecify.annotations.NullMarked;
