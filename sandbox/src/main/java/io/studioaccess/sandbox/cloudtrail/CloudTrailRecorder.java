package io.studioaccess.sandbox.cloudtrail;

import io.studioaccess.sandbox.eventbridge.Bus;
import io.studioaccess.sandbox.eventbridge.Envelope;
import io.studioaccess.sandbox.eventbridge.EventBuses;
import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.ServiceException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Records write calls, failed ones included, and delivers the records to EventBridge, as a trail
 * with logging enabled does. Names of users and groups are masked, as CloudTrail does since July
 * 2025. AWS delivers on a best-effort basis and possibly late; here each record arrives once,
 * before the caller has the response.
 */
public final class CloudTrailRecorder {

  private static final String MASK = "HIDDEN_DUE_TO_SECURITY_REASONS";
  private static final Set<String> MASKED =
      Set.of(
          "userName", "displayName", "name", "emails", "nickName", "description", "attributeValue");

  private final String region;
  private final EventBuses buses;
  private final Predicate<String> isLogged;

  /**
   * @param region the region whose calls are recorded
   * @param isLogged whether any trail of the account delivers its calls to EventBridge
   */
  public CloudTrailRecorder(String region, EventBuses buses, Predicate<String> isLogged) {
    this.region = region;
    this.buses = buses;
    this.isLogged = isLogged;
  }

  /**
   * Records one call, in the account of its caller.
   *
   * @param service such as {@code identitystore}
   * @param request the members of the request, as on the wire
   * @param response the members of the response that CloudTrail shows, or null
   * @param error why the call failed, or null
   */
  public void record(
      String service,
      String eventName,
      Caller caller,
      Map<String, ?> request,
      @Nullable Map<String, ?> response,
      @Nullable ServiceException error) {
    String account = caller.principal().accountId();
    if (!isLogged.test(account)) {
      return;
    }
    var detail = new LinkedHashMap<String, @Nullable Object>();
    detail.put("eventVersion", "1.11");
    detail.put("userIdentity", identity(caller));
    detail.put("eventTime", caller.at().truncatedTo(ChronoUnit.SECONDS).toString());
    detail.put("eventSource", service + ".amazonaws.com");
    detail.put("eventName", eventName);
    detail.put("awsRegion", region);
    detail.put("sourceIPAddress", "203.0.113.10");
    detail.put("userAgent", caller.userAgent());
    if (error != null) {
      detail.put("errorCode", error.code());
      detail.put("errorMessage", error.message());
    }
    detail.put("requestParameters", masked(request));
    detail.put("responseElements", response == null ? null : masked(response));
    detail.put("requestID", caller.requestId());
    detail.put("eventID", UUID.randomUUID().toString());
    detail.put("readOnly", false);
    detail.put("eventType", "AwsApiCall");
    detail.put("managementEvent", true);
    detail.put("recipientAccountId", account);
    detail.put("eventCategory", "Management");
    buses.deliver(
        Bus.defaultIn(account, region),
        Envelope.wrap(
            new Envelope(account, region, "aws." + service, "AWS API Call via CloudTrail"),
            caller.at(),
            List.of(),
            detail));
  }

  private static Map<String, Object> identity(Caller caller) {
    return Map.of(
        "type", caller.principal().arn().contains(":assumed-role/") ? "AssumedRole" : "IAMUser",
        "arn", caller.principal().arn(),
        "accountId", caller.principal().accountId(),
        "accessKeyId", caller.accessKeyId());
  }

  private static Map<String, Object> masked(Map<String, ?> members) {
    var masked = new LinkedHashMap<String, Object>();
    members.forEach(
        (name, value) -> {
          var key = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
          masked.put(key, MASKED.contains(key) ? MASK : maskedValue(value));
        });
    return masked;
  }

  @SuppressWarnings("unchecked") // Members of a shape have text keys.
  private static Object maskedValue(Object value) {
    return switch (value) {
      case Map<?, ?> structure -> masked((Map<String, ?>) structure);
      case List<?> list -> list.stream().map(CloudTrailRecorder::maskedValue).toList();
      default -> value;
    };
  }
}
