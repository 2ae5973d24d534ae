/** Identity Store: users, groups and memberships. */
@NullMarked
package io.studioaccess.sandbox.identitystore;

import org.jspecify.annotations.NullMarked;
