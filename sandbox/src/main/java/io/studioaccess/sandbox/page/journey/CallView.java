package io.studioaccess.sandbox.page.journey;

import io.studioaccess.sandbox.wire.Call;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * A call to AWS, as the page shows it.
 *
 * @param error the error's code; empty if the call succeeded
 * @param message what the caller was told; the policy's reason if the call was denied
 */
public record CallView(
    Instant at,
    String service,
    String operation,
    String error,
    String message,
    boolean denied,
    Map<String, ?> request) {

  static CallView of(Call call) {
    return new CallView(
        call.at(),
        call.service(),
        call.operation(),
        Objects.requireNonNullElse(call.errorCode(), ""),
        Objects.requireNonNullElse(call.errorMessage(), ""),
        call.denied(),
        call.request());
  }
}
