/** IAM Identity Center's API for assignments of users and groups to applications. */
@NullMarked
package io.studioaccess.sandbox.ssoadmin;

import org.jspecify.annotations.NullMarked;
