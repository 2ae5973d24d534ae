package io.studioaccess.sandbox.eventbridge;

import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.wire.AwsEndpoint;
import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Constraints;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * EventBridge's PutEvents. What is wrong with one entry fails that entry and not the call, as in
 * AWS: a caller that does not look at FailedEntryCount loses events.
 */
public final class PutEvents {

  private static final int LARGEST_REQUEST = 256 * 1024;
  private static final int SIZE_OF_TIME = 14;

  private final EventBuses buses;

  private PutEvents(EventBuses buses) {
    this.buses = buses;
  }

  /**
   * @param others operations of the same service
   */
  public static void serve(AwsEndpoint door, EventBuses buses, Operations others) {
    var constraints =
        new Constraints().require(PutEventsRequest.class, "Entries").size("Entries", 1, 10);
    var put = new PutEvents(buses);
    door.serveJson(
        "events",
        "AWSEvents",
        others.put("PutEvents", PutEventsRequest::builder, PutEvents::needs, put::put),
        constraints);
  }

  private static List<Access> needs(PutEventsRequest request, Caller caller) {
    return request.entries().stream().map(entry -> access(entry, caller)).toList();
  }

  private static Access access(PutEventsRequestEntry entry, Caller caller) {
    return Access.to("events:PutEvents", bus(entry, caller).arn())
        .with("events:source", known(entry.source()))
        .with("events:detail-type", known(entry.detailType()));
  }

  private static String[] known(@Nullable String value) {
    return value == null ? new String[0] : new String[] {value};
  }

  private static Bus bus(PutEventsRequestEntry entry, Caller caller) {
    var named = entry.eventBusName() == null ? "default" : entry.eventBusName();
    if (!named.startsWith("arn:")) {
      return new Bus(caller.principal().accountId(), caller.region(), named);
    }
    try {
      return Bus.of(named);
    } catch (IllegalArgumentException malformed) {
      throw Refusal.validation("EventBusName is not valid: " + named);
    }
  }

  private PutEventsResponse put(PutEventsRequest request, Caller caller) {
    if (request.entries().stream().mapToInt(PutEvents::size).sum() > LARGEST_REQUEST) {
      throw Refusal.validation("Total size of the entries in the request is over the limit.");
    }
    request.entries().forEach(entry -> checkAdmitted(entry, caller));
    var results = request.entries().stream().map(entry -> put(entry, caller)).toList();
    var failed = results.stream().filter(result -> result.errorCode() != null).count();
    return PutEventsResponse.builder()
        .entries(results)
        .failedEntryCount(Math.toIntExact(failed))
        .build();
  }

  /** The bus of another account has to let the caller in. */
  private void checkAdmitted(PutEventsRequestEntry entry, Caller caller) {
    var bus = bus(entry, caller);
    if (!buses.admits(bus, caller.principal(), caller.inContext(access(entry, caller)))) {
      throw new Refusal(
          "AccessDeniedException",
          ("User: %s is not authorized to perform: events:PutEvents on resource: %s"
                  + " because no resource-based policy allows the events:PutEvents action")
              .formatted(caller.principal().arn(), bus.arn()));
    }
  }

  private PutEventsResultEntry put(PutEventsRequestEntry entry, Caller caller) {
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
                  Envelope.around(
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
    return texts + (entry.time() == null ? 0 : SIZE_OF_TIME);
  }
}
