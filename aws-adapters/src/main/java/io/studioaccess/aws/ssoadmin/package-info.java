/** Assignments of groups to applications. */
@NullMarked
package io.studioaccess.aws.ssoadmin;

import org.jspecify.annotations.NullMarked;
