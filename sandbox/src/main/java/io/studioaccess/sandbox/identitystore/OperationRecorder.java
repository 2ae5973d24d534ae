package io.studioaccess.sandbox.identitystore;

import io.studioaccess.sandbox.cloudtrail.CloudTrailRecorder;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.ServiceException;
import io.studioaccess.sandbox.wire.ShapeWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Reports the request and the result of every write operation to CloudTrail, and sends the Identity
 * Store's own event of a successful one. Accounts other than Identity Center's may only read the
 * directory, whatever their policies allow.
 */
record OperationRecorder(
    CloudTrailRecorder trail, NativeEventSender nativeEvents, String ownerAccount) {

  private static final String SERVICE = "identitystore";

  <I extends SdkPojo> Operations.Handler<I> recorded(
      String eventName, Operations.Handler<I> handler) {
    return (request, caller) -> {
      if (!caller.principal().accountId().equals(ownerAccount)) {
        throw new ServiceException(
            "AccessDeniedException",
            "User: %s is not authorized to perform: %s:%s"
                .formatted(caller.principal().arn(), SERVICE, eventName));
      }
      var requestMembers = ShapeWriter.members(request);
      var before = nativeEvents.before(requestMembers);
      try {
        var response = handler.handle(request, caller);
        nativeEvents.changed(
            eventName, requestMembers, ShapeWriter.members(response), before, caller.at());
        trail.record(SERVICE, eventName, caller, requestMembers, responseMembers(response), null);
        return response;
      } catch (ServiceException error) {
        trail.record(SERVICE, eventName, caller, requestMembers, null, error);
        throw error;
      }
    };
  }

  private static @Nullable Map<String, Object> responseMembers(SdkPojo response) {
    var members = ShapeWriter.members(response);
    return members.isEmpty() ? null : members;
  }
}
