/**
 * What an adapter of a port must do, whatever it stores things in. The adapters on AWS and the
 * simulation's ports in memory are held to the same contracts.
 */
package io.studioaccess.reconciler.contracts;
