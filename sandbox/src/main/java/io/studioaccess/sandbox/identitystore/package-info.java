/** Identity Store: users, groups and memberships, and the CloudTrail events of their changes. */
@NullMarked
package io.studioaccess.sandbox.identitystore;

import org.jspecify.annotations.NullMarked;
