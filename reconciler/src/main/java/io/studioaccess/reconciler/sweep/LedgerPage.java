package io.studioaccess.reconciler.sweep;

import io.studioaccess.reconciler.membership.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A page of the ledger, which holds some of its items.
 *
 * @param reconciledFrom when the latest complete reconcile of users on the page began, if known
 * @param next the token of the next page; empty on the last page
 */
public record LedgerPage(
    LedgerSnapshot items, Map<UserId, Instant> reconciledFrom, Optional<String> next) {}
