package io.studioaccess.aws.dynamodb;

import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The partition keys of the ledger table: {@code pk} is a prefix and an identifier. */
final class LedgerKeys {
  static final String USER = "user#";
  static final String FOREIGN = "foreign#";
  static final String DECISION = "decision#";
  static final String LAST_SWEEP = "sweep#last";
  static final String CHANGES = "guard#changes";
  static final String HELD = "guard#held";

  private static final String MEMBERSHIP = "membership#";

  private LedgerKeys() {}

  static Map<String, AttributeValue> key(String pk) {
    return Map.of("pk", AttributeValue.fromS(pk));
  }

  static Map<String, AttributeValue> key(UserId user) {
    return key(USER + user.value());
  }

  static Map<String, AttributeValue> key(MembershipId membership) {
    return key(MEMBERSHIP + membership.value());
  }

  static Map<String, AttributeValue> key(ProfileRef foreign) {
    return key(FOREIGN + foreign.domain() + "#" + foreign.name());
  }
}
