package io.studioaccess.reconciler.reconcile;

import io.studioaccess.reconciler.plan.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An outcome as flat text fields: the detail of an outcome event, and the result of a direct
 * invocation.
 */
public final class OutcomeDetail {
  private OutcomeDetail() {}

  public static Map<String, String> of(UserOutcome outcome) {
    Map<String, String> detail = new LinkedHashMap<>();
    detail.put("outcome", outcome.outcome().kind());
    detail.put("userId", outcome.user().value());
    detail.put("eventId", outcome.eventId());
    switch (outcome.outcome()) {
      case Outcome.Granted granted -> {
        detail.put("domainId", granted.domain().value());
        detail.put("userProfileName", granted.profile().value());
        detail.put("groupName", granted.group().value());
        detail.put("roleArn", granted.role().value());
        detail.put("url", granted.url());
        granted.todo().ifPresent(todo -> detail.put("todo", todo));
      }
      case Outcome.Changed changed -> {
        detail.put("domainId", changed.domain().value());
        detail.put("userProfileName", changed.profile().value());
        detail.put("groupName", changed.group().value());
        detail.put("roleArnBefore", changed.before().value());
        detail.put("roleArn", changed.after().value());
        changed.todo().ifPresent(todo -> detail.put("todo", todo));
      }
      case Outcome.Expiring expiring -> {
        detail.put("domainId", expiring.domain().value());
        detail.put("userProfileName", expiring.profile().value());
        detail.put("groupName", expiring.group().value());
        detail.put("roleArn", expiring.role().value());
        detail.put("until", expiring.until().toString());
        expiring.after().ifPresent(role -> detail.put("roleArnAfter", role.value()));
      }
      case Outcome.Quarantined quarantined -> {
        detail.put("domainId", quarantined.domain().value());
        detail.put("userProfileName", quarantined.profile().value());
        quarantined.group().ifPresent(group -> detail.put("groupName", group.value()));
        detail.put("roleArnBefore", quarantined.before().value());
        detail.put("due", quarantined.due().toString());
        quarantined.todo().ifPresent(todo -> detail.put("todo", todo));
      }
      case Outcome.Restored restored -> {
        detail.put("domainId", restored.domain().value());
        detail.put("userProfileName", restored.profile().value());
        detail.put("groupName", restored.group().value());
        detail.put("roleArn", restored.role().value());
        detail.put("url", restored.url());
        restored.todo().ifPresent(todo -> detail.put("todo", todo));
      }
      case Outcome.Revoked revoked -> {
        detail.put("domainId", revoked.domain().value());
        detail.put("userProfileName", revoked.profile().value());
        revoked.group().ifPresent(group -> detail.put("groupName", group.value()));
        detail.put("roleArnBefore", revoked.before().value());
        revoked.homeEfsFileSystemUid().ifPresent(uid -> detail.put("homeEfsFileSystemUid", uid));
        revoked.note().ifPresent(note -> detail.put("note", note));
      }
      case Outcome.Held held -> {
        detail.put("domainId", held.domain().value());
        detail.put("userProfileName", held.profile().value());
        held.hold().to().ifPresent(role -> detail.put("roleArn", role.value()));
      }
      case Outcome.Refused refused -> {
        detail.put("domainId", refused.domain().value());
        detail.put("reason", refused.reason());
      }
      case Outcome.Blocked blocked -> {
        detail.put("domainId", blocked.domain().value());
        detail.put("userProfileName", blocked.profile().value());
        detail.put("reason", blocked.reason());
      }
      case Outcome.Failed failed -> {
        detail.put("domainId", failed.domain().value());
        detail.put("userProfileName", failed.profile().value());
        detail.put("reason", failed.reason());
      }
      case Outcome.Started(String reason) -> detail.put("reason", reason);
      case Outcome.Deferred(String reason) -> detail.put("reason", reason);
      case Outcome.HandedOver(String reason) -> detail.put("reason", reason);
      case Outcome.Unchanged(String reason) -> detail.put("reason", reason);
    }
    return detail;
  }
}
