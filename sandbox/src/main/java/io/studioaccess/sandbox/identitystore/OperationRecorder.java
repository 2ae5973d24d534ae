package io.studioaccess.sandbox.identitystore;

import io.studioaccess.sandbox.cloudtrail.CloudTrailRecorder;
import io.studioaccess.sandbox.identitycenter.Instance;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.ServiceException;
import io.studioaccess.sandbox.wire.ShapeWriter;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Reports the request and the result of every write operation to CloudTrail, and sends the Identity
 * Store's own event of a successful one. Only the owner of the instance and its delegated
 * administrator may change the directory, whatever the policies of others allow, and only in the
 * primary region. How AWS refuses a change in a replicated region is not documented.
 */
record OperationRecorder(
    CloudTrailRecorder trail, NativeEventSender nativeEvents, Supplier<Instance> instance) {

  private static final String SERVICE = "identitystore";

  <I extends SdkPojo> Operations.Handler<I> recorded(
      String eventName, Operations.Handler<I> handler) {
    return (request, caller) -> {
      if (!instance.get().isAdministeredBy(caller.principal().accountId())) {
        throw new ServiceException(
            "AccessDeniedException",
            "User: %s is not authorized to perform: %s:%s"
                .formatted(caller.principal().arn(), SERVICE, eventName));
      }
      if (instance.get().replicaRegions().contains(caller.region())) {
        throw ServiceException.validation(
            "%s is only supported in the primary Region of IAM Identity Center"
                .formatted(eventName));
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
