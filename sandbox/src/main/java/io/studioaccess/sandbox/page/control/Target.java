package io.studioaccess.sandbox.page.control;

import io.studioaccess.sandbox.page.journey.Names;
import io.studioaccess.sandbox.page.view.Ledger;
import io.studioaccess.sandbox.stack.Sandbox;
import java.nio.file.Path;
import java.util.Set;

/**
 * What the controls act on.
 *
 * @param repository the root of the working copy
 * @param kills the functions that are killed at their next call
 */
public record Target(
    Sandbox sandbox, Names names, Ledger ledger, Path repository, Set<String> kills) {}
