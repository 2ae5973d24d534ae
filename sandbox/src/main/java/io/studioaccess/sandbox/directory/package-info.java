/** Identity Store: users, groups and memberships, and the CloudTrail events of their changes. */
@NullMarked
package io.studioaccess.sandbox.directory;

import org.jspecify.annotations.NullMarked;
