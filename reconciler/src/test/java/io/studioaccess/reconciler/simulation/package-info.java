/**
 * Whole histories of a company through the reconciler and the sweep, in memory and on a simulated
 * clock.
 */
package io.studioaccess.reconciler.simulation;
