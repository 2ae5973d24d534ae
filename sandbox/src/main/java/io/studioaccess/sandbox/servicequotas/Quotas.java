package io.studioaccess.sandbox.servicequotas;

import io.studioaccess.sandbox.cloud.AccountRegion;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The quota of user profiles. AWS's default applies where no increase was granted. The sandbox does
 * not enforce it.
 */
public final class Quotas {

  /** AWS documents 60 user profiles; a quota of the account in a region. */
  static final double DEFAULT = 60;

  private final Map<AccountRegion, Double> applied = new ConcurrentHashMap<>();

  /** Grants an increase in an account and region. */
  public void apply(AccountRegion where, double value) {
    applied.put(where, value);
  }

  /** Returns to AWS's default. */
  public void reset(AccountRegion where) {
    applied.remove(where);
  }

  Optional<Double> applied(AccountRegion where) {
    return Optional.ofNullable(applied.get(where));
  }
}
