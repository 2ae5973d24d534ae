package io.studioaccess.sandbox.eventbridge;

import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.wire.AwsEndpoint;
import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Constraints;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * EventBridge's PutEvents. As in AWS, an error in one entry fails that entry and not the call: a
 * caller that ignores FailedEntryCount loses events.
 */
public final class PutEvents {

  private static final int MAX_REQUEST_BYTES = 256 * 1024;
  private static final int TIME_BYTES = 14;

  private final EventBuses buses;

  private PutEvents(EventBuses buses) {
    this.buses = buses;
  }

  /**
   * @param otherOperations other operations of EventBridge
   */
  public static void serve(AwsEndpoint endpoint, EventBuses buses, Operations otherOperations) {
    var constraints =
        new Constraints().require(PutEventsRequest.class, "Entries").size("Entries", 1, 10);
    var putEvents = new PutEvents(buses);
    endpoint.serveJson(
        "events",
        "AWSEvents",
        otherOperations.put(
            "PutEvents",
            PutEventsRequest::builder,
            putEvents::requiredActions,
            putEvents::putEvents),
        constraints);
  }

  private List<Access> requiredActions(PutEventsRequest request, Caller caller) {
    return request.entries().stream().map(entry -> access(entry, caller)).toList();
  }

  private Access access(PutEventsRequestEntry entry, Caller caller) {
    return buses.putting(
        bus(entry, caller), optional(entry.source()), optional(entry.detailType()));
  }

  private static String[] optional(@Nullable String value) {
    return value == null ? new String[0] : new String[] {value};
  }

  private static Bus bus(PutEventsRequestEntry entry, Caller caller) {
    var name = entry.eventBusName() == null ? "default" : entry.eventBusName();
    if (!name.startsWith("arn:")) {
      return new Bus(caller.principal().accountId(), caller.region(), name);
    }
    try {
      return Bus.of(name);
    } catch (IllegalArgumentException malformed) {
      throw ServiceException.validation("EventBusName is not valid: " + name);
    }
  }

  private PutEventsResponse putEvents(PutEventsRequest request, Caller caller) {
    if (request.entries().stream().mapToInt(PutEvents::size).sum() > MAX_REQUEST_BYTES) {
      throw ServiceException.validation(
          "Total size of the entries in the request is over the limit.");
    }
    request.entries().forEach(entry -> checkBusPolicy(entry, caller));
    var results = request.entries().stream().map(entry -> putEntry(entry, caller)).toList();
    var failed = results.stream().filter(result -> result.errorCode() != null).count();
    return PutEventsResponse.builder()
        .entries(results)
        .failedEntryCount(Math.toIntExact(failed))
        .build();
  }

  /** The bus of another account must allow the caller. */
  private void checkBusPolicy(PutEventsRequestEntry entry, Caller caller) {
    var bus = bus(entry, caller);
    if (!buses.permits(bus, caller.principal(), caller.inContext(access(entry, caller)))) {
      throw new ServiceException(
          "AccessDeniedException",
          ("User: %s is not authorized to perform: events:PutEvents on resource: %s"
                  + " because no resource-based policy allows the events:PutEvents action")
              .formatted(caller.principal().arn(), bus.arn()));
    }
  }

  private PutEventsResultEntry putEntry(PutEventsRequestEntry entry, Caller caller) {
    var bus = bus(entry, caller);
    if (!buses.has(bus.name())) {
      return failed("InvalidArgument", "Event bus does not exist: " + bus.arn());
    }
    if (Stream.of(entry.source(), entry.detailType(), entry.detail())
        .anyMatch(part -> part == null || part.isEmpty())) {
      return failed("InvalidArgument", "Parameter Source, DetailType or Detail is not valid.");
    }
    if (entry.source().startsWith("aws.")) {
      return failed("NotAuthorizedForSourceException", "Not authorized for the source.");
    }
    return Details.read(entry.detail())
        .map(
            detail -> {
              var event =
                  Envelope.wrap(
                      new Envelope(
                          caller.principal().accountId(),
                          caller.region(),
                          entry.source(),
                          entry.detailType()),
                      entry.time() == null ? caller.at() : entry.time(),
                      entry.resources(),
                      detail);
              buses.deliver(bus, event);
              return PutEventsResultEntry.builder()
                  .eventId(String.valueOf(event.get("id")))
                  .build();
            })
        .orElseGet(() -> failed("MalformedDetail", "Detail is malformed."));
  }

  private static PutEventsResultEntry failed(String code, String message) {
    return PutEventsResultEntry.builder().errorCode(code).errorMessage(message).build();
  }

  private static int size(PutEventsRequestEntry entry) {
    var texts =
        Stream.concat(
                Stream.of(entry.source(), entry.detailType(), entry.detail()),
                entry.resources().stream())
            .filter(text -> text != null)
            .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
            .sum();
    return texts + (entry.time() == null ? 0 : TIME_BYTES);
  }
}
