package io.studioaccess.studioctl.init;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.reconcile.Studio;

/**
 * A Studio domain of the account and region.
 *
 * @param name empty if it is not known
 */
record FoundDomain(DomainArn arn, String name, Studio.Domain details) {

  String id() {
    return arn.id().value();
  }

  boolean isSuitable() {
    return details.unsuitable().isEmpty();
  }

  /** Empty for a domain that AWS made without one. */
  String application() {
    return details.application().map(Object::toString).orElse("");
  }

  String line() {
    return "%s  %s%s"
        .formatted(id(), name, details.unsuitable().map(reason -> "  (" + reason + ")").orElse(""));
  }
}
