/** The instance of IAM Identity Center, which its APIs and the identity store have in common. */
@NullMarked
package io.studioaccess.sandbox.identitycenter;

import org.jspecify.annotations.NullMarked;
