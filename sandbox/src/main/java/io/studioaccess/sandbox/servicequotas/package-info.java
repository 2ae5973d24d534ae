/** Service Quotas: the number of user profiles that an account may have. */
@NullMarked
package io.studioaccess.sandbox.servicequotas;

import org.jspecify.annotations.NullMarked;
