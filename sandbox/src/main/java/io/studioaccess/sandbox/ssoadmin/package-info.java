/** IAM Identity Center's assignments of users and groups to applications. */
@NullMarked
package io.studioaccess.sandbox.ssoadmin;

import org.jspecify.annotations.NullMarked;
