/** CloudTrail: the API for trails, and the records of write calls. */
@NullMarked
package io.studioaccess.sandbox.cloudtrail;

import org.jspecify.annotations.NullMarked;
