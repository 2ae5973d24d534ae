/**
 * {@code studioctl doctor}: checks the installation. Each {@link
 * io.studioaccess.studioctl.doctor.Check} answers one question, and no two answer the same.
 */
@NullMarked
package io.studioaccess.studioctl.doctor;

import org.jspecify.annotations.NullMarked;
