package io.studioaccess.aws.dynamodb;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The partition keys of the ledger table: {@code pk} is a prefix and an identifier. */
final class LedgerKeys {
  static final String USER = "user#";
  static final String FOREIGN = "foreign#";
  static final String HOME = "home#";
  static final String DECISION = "decision#";
  static final String LAST_SWEEP = "sweep#last";
  static final String SHARED_SWEEP = "sweep#run#";
  static final String EVENT_SWEEP = "sweep#event#";
  static final String NATIVE_EVENTS = "seen#native";
  static final String CHANGES = "guard#changes#";
  static final String UNRECORDED = "guard#unrecorded#";
  static final String HELD = "guard#held";

  /** The index of the memberships by their group. */
  static final String BY_GROUP = "by-group";

  static final String SIGN_IN = "signin#";
  static final String MEMBERSHIP = "membership#";
  static final String ASSIGNMENT = "assignment#";

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

  /** SageMaker compares sign-in names as IAM Identity Center does, ignoring case. */
  static Map<String, AttributeValue> signInKey(DomainArn domain, String signInName) {
    return key(SIGN_IN + domain + "#" + signInName.toLowerCase(Locale.ROOT));
  }

  static Map<String, AttributeValue> key(DomainId domain, GroupId group) {
    return key(ASSIGNMENT + domain + "#" + group);
  }

  static Map<String, AttributeValue> key(ProfileRef foreign) {
    return key(FOREIGN + foreign.domain() + "#" + foreign.name());
  }
}
