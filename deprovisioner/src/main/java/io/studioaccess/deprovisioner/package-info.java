/**
 * The function that revokes access: it quarantines profiles, and deletes apps, spaces and profiles.
 */
@NullMarked
package io.studioaccess.deprovisioner;

import org.jspecify.annotations.NullMarked;
