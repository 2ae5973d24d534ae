package io.studioaccess.sandbox.identitystore;

import io.studioaccess.sandbox.cloudtrail.CloudTrailRecorder;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.Refusal;
import io.studioaccess.sandbox.wire.ShapeWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Lets CloudTrail see what a changing operation was asked and how it ended. Another account than
 * Identity Center's may read the directory at most, whatever its policies say.
 */
record RecordedOperations(CloudTrailRecorder trail, String ownerAccount) {

  private static final String SERVICE = "identitystore";

  <I extends SdkPojo> Operations.Effect<I> as(String eventName, Operations.Effect<I> effect) {
    return (request, caller) -> {
      if (!caller.principal().accountId().equals(ownerAccount)) {
        throw new Refusal(
            "AccessDeniedException",
            "User: %s is not authorized to perform: %s:%s"
                .formatted(caller.principal().arn(), SERVICE, eventName));
      }
      var asked = ShapeWriter.members(request);
      try {
        var response = effect.of(request, caller);
        trail.record(SERVICE, eventName, caller, asked, shown(response), null);
        return response;
      } catch (Refusal refusal) {
        trail.record(SERVICE, eventName, caller, asked, null, refusal);
        throw refusal;
      }
    };
  }

  private static @Nullable Map<String, Object> shown(SdkPojo response) {
    var members = ShapeWriter.members(response);
    return members.isEmpty() ? null : members;
  }
}
