package io.studioaccess.sandbox.wire;

import io.studioaccess.sandbox.iam.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Knows callers by their access key ids. The signature is not checked: the sandbox keeps no
 * secrets.
 */
final class Callers {

  private static final Pattern SCOPE =
      Pattern.compile("Credential=([^/,\\s]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request");

  private final Map<String, Principal> byAccessKey = new ConcurrentHashMap<>();
  private final AtomicInteger issued = new AtomicInteger();

  String register(Principal principal) {
    var accessKey = "ASIASANDBOX%09d".formatted(issued.incrementAndGet());
    byAccessKey.put(accessKey, principal);
    return accessKey;
  }

  void register(String accessKey, Principal principal) {
    byAccessKey.put(accessKey, principal);
  }

  Caller identify(Incoming incoming, Instant now, UUID requestId) {
    var scope = scope(incoming);
    var principal = scope.map(Scope::accessKey).map(byAccessKey::get);
    if (scope.isEmpty()) {
      throw new Refusal(
          "MissingAuthenticationTokenException", 403, "Missing Authentication Token", Map.of());
    }
    return new Caller(
        principal.orElseThrow(() -> unknown(incoming)),
        scope.get().accessKey(),
        scope.get().region(),
        now,
        requestId.toString(),
        incoming.header("User-Agent").orElse("unknown"));
  }

  /** How the call log names the caller, known or not. */
  String nameOf(Incoming incoming) {
    return scope(incoming)
        .map(Scope::accessKey)
        .map(key -> Optional.ofNullable(byAccessKey.get(key)).map(Principal::name).orElse(key))
        .orElse("anonymous");
  }

  private static Refusal unknown(Incoming incoming) {
    var message = "The security token included in the request is invalid.";
    return incoming.isForm()
        ? new Refusal("InvalidClientTokenId", 403, message, Map.of())
        : new Refusal("UnrecognizedClientException", message);
  }

  private static Optional<Scope> scope(Incoming incoming) {
    return incoming
        .header("Authorization")
        .map(SCOPE::matcher)
        .filter(java.util.regex.Matcher::find)
        .map(found -> new Scope(found.group(1), found.group(2)));
  }

  private record Scope(String accessKey, String region) {}
}
