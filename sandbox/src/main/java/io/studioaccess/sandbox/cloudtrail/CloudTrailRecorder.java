package io.studioaccess.sandbox.cloudtrail;

import io.studioaccess.sandbox.eventbridge.Bus;
import io.studioaccess.sandbox.eventbridge.Envelope;
import io.studioaccess.sandbox.eventbridge.EventBuses;
import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Refusal;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Records changing calls and hands the records to EventBridge, failed calls included, as a trail
 * with logging enabled does. Names of people and groups are masked, as they are since July 2025.
 * AWS does this at its best effort and maybe late; here each record arrives once and before the
 * caller has the answer.
 */
public final class CloudTrailRecorder {

  private static final String MASK = "HIDDEN_DUE_TO_SECURITY_REASONS";
  private static final Set<String> MASKED =
      Set.of(
          "userName", "displayName", "name", "emails", "nickName", "description", "attributeValue");

  private final String account;
  private final String region;
  private final EventBuses buses;
  private final BooleanSupplier isLogged;

  /**
   * @param account and {@code region}: whose calls it records
   * @param isLogged whether any trail tells EventBridge of them
   */
  public CloudTrailRecorder(
      String account, String region, EventBuses buses, BooleanSupplier isLogged) {
    this.account = account;
    this.region = region;
    this.buses = buses;
    this.isLogged = isLogged;
  }

  /**
   * Records one call.
   *
   * @param service as in {@code identitystore}
   * @param request the members of the call's request, as on the wire
   * @param response the members of its response that CloudTrail shows, or null
   * @param refusal why the call failed, or null
   */
  public void record(
      String service,
      String eventName,
      Caller caller,
      Map<String, ?> request,
      @Nullable Map<String, ?> response,
      @Nullable Refusal refusal) {
    if (!isLogged.getAsBoolean()) {
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
    if (refusal != null) {
      detail.put("errorCode", refusal.code());
      detail.put("errorMessage", refusal.message());
    }
    detail.put("requestParameters", shown(request));
    detail.put("responseElements", response == null ? null : shown(response));
    detail.put("requestID", caller.requestId());
    detail.put("eventID", UUID.randomUUID().toString());
    detail.put("readOnly", false);
    detail.put("eventType", "AwsApiCall");
    detail.put("managementEvent", true);
    detail.put("recipientAccountId", account);
    detail.put("eventCategory", "Management");
    buses.deliver(
        Bus.defaultIn(account, region),
        Envelope.around(
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

  private static Map<String, Object> shown(Map<String, ?> members) {
    var shown = new LinkedHashMap<String, Object>();
    members.forEach(
        (name, value) -> {
          var key = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
          shown.put(key, MASKED.contains(key) ? MASK : inner(value));
        });
    return shown;
  }

  @SuppressWarnings("unchecked") // Members of a shape have text keys.
  private static Object inner(Object value) {
    return switch (value) {
      case Map<?, ?> structure -> shown((Map<String, ?>) structure);
      case List<?> list -> list.stream().map(CloudTrailRecorder::inner).toList();
      default -> value;
    };
  }
}
