/**
 * {@code studioctl doctor}: the installation from top to bottom. Each {@link
 * io.studioaccess.studioctl.doctor.Check} asks one question, and none asks what another one has
 * answered already.
 */
@NullMarked
package io.studioaccess.studioctl.doctor;

import org.jspecify.annotations.NullMarked;
