package io.studioaccess.sandbox.identitystore;

import io.studioaccess.sandbox.identitycenter.Instance;
import io.studioaccess.sandbox.policy.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The IAM actions that Identity Store's operations require, from the Service Authorization
 * Reference: an action must be allowed on the store and on every resource that it accesses. All
 * users, groups or memberships are one resource, whose ARN ends in {@code /*}. The store's ARN
 * names the owner's account, also for calls from a delegated administrator's or a member account.
 */
record DirectoryActions(Supplier<Instance> instance) {

  static final String ALL = "*";

  static String user(String userId) {
    return "arn:aws:identitystore:::user/" + userId;
  }

  static String group(String groupId) {
    return "arn:aws:identitystore:::group/" + groupId;
  }

  static String membership(String membershipId) {
    return "arn:aws:identitystore:::membership/" + membershipId;
  }

  List<Access> required(String operation, String... resources) {
    var action = "identitystore:" + operation;
    var accesses = new ArrayList<Access>();
    accesses.add(Access.to(action, instance.get().identityStoreArn()));
    for (var resource : resources) {
      accesses.add(Access.to(action, resource));
    }
    return List.copyOf(accesses);
  }
}
