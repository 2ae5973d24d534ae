package io.studioaccess.sandbox.wire;

import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.wire.AccessKey.Session;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * Identifies callers by their access key ids. Signatures are not checked: the sandbox keeps no
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

  SessionCredentials issueCredentials(
      Principal principal, String assumedBy, Instant expiration, BooleanSupplier roleExists) {
    var credentials = new SessionCredentials(nextId(), UUID.randomUUID().toString());
    byId.put(
        credentials.accessKeyId(),
        new AccessKey(
            principal,
            Optional.of(
                new Session(assumedBy, credentials.sessionToken(), expiration, roleExists))));
    return credentials;
  }

  private String nextId() {
    return "ASIASANDBOX%09d".formatted(issued.incrementAndGet());
  }

  Caller identify(IncomingRequest incoming, Instant now, UUID requestId) {
    var scope =
        scope(incoming)
            .orElseThrow(
                () ->
                    new ServiceException(
                        "MissingAuthenticationTokenException",
                        403,
                        "Missing Authentication Token",
                        Map.of()));
    var key =
        Optional.ofNullable(byId.get(scope.accessKey())).orElseThrow(() -> invalidToken(incoming));
    key.session().ifPresent(session -> checkSession(session, incoming, now));
    return new Caller(
        key.principal(),
        scope.accessKey(),
        scope.region(),
        now,
        requestId.toString(),
        incoming.header("User-Agent").orElse("unknown"));
  }

  private static void checkSession(Session session, IncomingRequest incoming, Instant now) {
    boolean hasToken =
        incoming.header("X-Amz-Security-Token").filter(session.token()::equals).isPresent();
    if (!hasToken || !session.roleExists().getAsBoolean()) {
      throw invalidToken(incoming);
    }
    if (!now.isBefore(session.expiration())) {
      throw expiredToken(incoming);
    }
  }

  /** The caller as the call log names it, known or not. */
  CallerDetails detailsOf(IncomingRequest incoming) {
    return scope(incoming)
        .map(this::detailsOf)
        .orElseGet(() -> new CallerDetails("anonymous", "", "", "", ""));
  }

  private CallerDetails detailsOf(Scope scope) {
    return Optional.ofNullable(byId.get(scope.accessKey()))
        .map(
            key ->
                new CallerDetails(
                    key.principal().name(),
                    key.principal().accountId(),
                    scope.region(),
                    key.principal().sessionName().orElse(""),
                    key.session().map(Session::assumedBy).orElse("")))
        .orElseGet(() -> new CallerDetails(scope.accessKey(), "", scope.region(), "", ""));
  }

  /** The members of a {@link Call} that identify the caller; empty if unknown. */
  record CallerDetails(
      String principal, String accountId, String region, String sessionName, String assumedBy) {}

  private static ServiceException invalidToken(IncomingRequest incoming) {
    var message = "The security token included in the request is invalid.";
    return incoming.isForm()
        ? new ServiceException("InvalidClientTokenId", 403, message, Map.of())
        : new ServiceException("UnrecognizedClientException", message);
  }

  private static ServiceException expiredToken(IncomingRequest incoming) {
    var message = "The security token included in the request is expired";
    return incoming.isForm()
        ? new ServiceException("ExpiredToken", 403, message, Map.of())
        : new ServiceException("ExpiredTokenException", message);
  }

  /** The service for which the request is signed; empty if it is not. */
  static String service(IncomingRequest incoming) {
    return scope(incoming).map(Scope::service).orElse("");
  }

  private static Optional<Scope> scope(IncomingRequest incoming) {
    return incoming
        .header("Authorization")
        .map(SCOPE::matcher)
        .filter(java.util.regex.Matcher::find)
        .map(found -> new Scope(found.group(1), found.group(2), found.group(3)));
  }

  private record Scope(String accessKey, String region, String service) {}
}
