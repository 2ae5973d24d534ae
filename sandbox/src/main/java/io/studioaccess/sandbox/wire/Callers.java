package io.studioaccess.sandbox.wire;

import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.wire.AccessKey.Loan;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * Knows callers by their access key ids. The signature is not checked: the sandbox keeps no
 * secrets.
 */
final class Callers {

  private static final Pattern SCOPE =
      Pattern.compile("Credential=([^/,\\s]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request");

  private final Map<String, AccessKey> byId = new ConcurrentHashMap<>();
  private final AtomicInteger issued = new AtomicInteger();

  String register(Principal principal) {
    var id = nextId();
    register(id, principal);
    return id;
  }

  void register(String id, Principal principal) {
    byId.put(id, new AccessKey(principal, Optional.empty()));
  }

  SessionCredentials lend(
      Principal principal, String borrower, Instant expiration, BooleanSupplier stands) {
    var lent = new SessionCredentials(nextId(), UUID.randomUUID().toString());
    byId.put(
        lent.accessKeyId(),
        new AccessKey(
            principal, Optional.of(new Loan(borrower, lent.sessionToken(), expiration, stands))));
    return lent;
  }

  private String nextId() {
    return "ASIASANDBOX%09d".formatted(issued.incrementAndGet());
  }

  Caller identify(IncomingRequest incoming, Instant now, UUID requestId) {
    var scope =
        scope(incoming)
            .orElseThrow(
                () ->
                    new Refusal(
                        "MissingAuthenticationTokenException",
                        403,
                        "Missing Authentication Token",
                        Map.of()));
    var key = Optional.ofNullable(byId.get(scope.accessKey())).orElseThrow(() -> unknown(incoming));
    key.loan().ifPresent(loan -> check(loan, incoming, now));
    return new Caller(
        key.principal(),
        scope.accessKey(),
        scope.region(),
        now,
        requestId.toString(),
        incoming.header("User-Agent").orElse("unknown"));
  }

  private static void check(Loan loan, IncomingRequest incoming, Instant now) {
    boolean hasToken =
        incoming.header("X-Amz-Security-Token").filter(loan.token()::equals).isPresent();
    if (!hasToken || !loan.stands().getAsBoolean()) {
      throw unknown(incoming);
    }
    if (!now.isBefore(loan.expiration())) {
      throw expired(incoming);
    }
  }

  /** How the call log names the caller, known or not. */
  Who who(IncomingRequest incoming) {
    return scope(incoming).map(this::who).orElseGet(() -> new Who("anonymous", "", "", "", ""));
  }

  private Who who(Scope scope) {
    return Optional.ofNullable(byId.get(scope.accessKey()))
        .map(
            key ->
                new Who(
                    key.principal().name(),
                    key.principal().accountId(),
                    scope.region(),
                    key.principal().sessionName().orElse(""),
                    key.loan().map(Loan::borrower).orElse("")))
        .orElseGet(() -> new Who(scope.accessKey(), "", scope.region(), "", ""));
  }

  /** The parts of a {@link Call} that say who called; empty where nothing is known. */
  record Who(
      String principal, String accountId, String region, String sessionName, String borrower) {}

  private static Refusal unknown(IncomingRequest incoming) {
    var message = "The security token included in the request is invalid.";
    return incoming.isForm()
        ? new Refusal("InvalidClientTokenId", 403, message, Map.of())
        : new Refusal("UnrecognizedClientException", message);
  }

  private static Refusal expired(IncomingRequest incoming) {
    var message = "The security token included in the request is expired";
    return incoming.isForm()
        ? new Refusal("ExpiredToken", 403, message, Map.of())
        : new Refusal("ExpiredTokenException", message);
  }

  private static Optional<Scope> scope(IncomingRequest incoming) {
    return incoming
        .header("Authorization")
        .map(SCOPE::matcher)
        .filter(java.util.regex.Matcher::find)
        .map(found -> new Scope(found.group(1), found.group(2)));
  }

  private record Scope(String accessKey, String region) {}
}
