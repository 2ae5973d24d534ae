package io.studioaccess.sandbox.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.policy.Decision;
import io.studioaccess.sandbox.policy.Principal;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes each call through the same steps: identify the caller, inject faults, parse, authorize, and
 * run the handler. Records each call in the call log.
 *
 * @param port where the endpoint listens
 */
record RequestHandler(
    int port,
    Clock clock,
    Map<String, AwsService> byTarget,
    Map<String, AwsService> byForm,
    Map<String, AwsService> byPath,
    S3Service s3,
    Callers callers,
    Faults faults,
    Pace pace,
    CallLog calls)
    implements HttpHandler {

  private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);
  private static final Pattern RPC_PATH = Pattern.compile("/service/([^/]+)/operation/([^/]+)");

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var incoming = Exchanges.read(exchange);
    var requestId = UUID.randomUUID();
    Exchanges.send(
        exchange,
        respond(incoming, requestId).with("x-amzn-RequestId", requestId.toString()),
        clock.instant());
  }

  private Reply respond(IncomingRequest incoming, UUID requestId) {
    return findRoute(incoming)
        .map(route -> respond(route, incoming, requestId))
        .orElseGet(
            () ->
                Json.error(
                    new ServiceException(
                        "UnknownOperationException",
                        "The request addresses no service of the sandbox"),
                    Json.CONTENT_TYPE));
  }

  private Reply respond(Route route, IncomingRequest incoming, UUID requestId) {
    var service = route.service();
    var entry = new Entry(callers.detailsOf(incoming), route);
    try {
      var reply = perform(route, incoming, requestId, entry);
      entry.record(null, null);
      return reply;
    } catch (ServiceException error) {
      entry.recordError(error);
      return service.errorReply(error, requestId.toString());
    } catch (RuntimeException e) {
      LOG.error("The sandbox failed to handle a call", e);
      var failure = new ServiceException("InternalFailure", 500, String.valueOf(e), Map.of());
      entry.record(failure.code(), failure.message());
      return service.errorReply(failure, requestId.toString());
    }
  }

  private Reply perform(Route route, IncomingRequest incoming, UUID requestId, Entry entry) {
    var caller = callers.identify(incoming, clock.instant(), requestId);
    var principalName = caller.principal().name();
    faults.before(route.service().name(), route.operation(), caller.principal());
    pace.before(route.service().name());
    var parsed = route.service().parse(route.operation(), incoming, caller);
    entry.request = parsed.request();
    entry.authorize(caller, parsed.requiredActions());
    var reply = parsed.handler().get();
    faults.after(route.service().name(), route.operation(), principalName);
    return reply;
  }

  private java.util.Optional<Route> findRoute(IncomingRequest incoming) {
    if (Callers.service(incoming).equals(S3Service.NAME)) {
      return java.util.Optional.of(new Route(s3, S3Service.operation(incoming)));
    }
    if (incoming
        .header(CborService.PROTOCOL_HEADER)
        .filter(CborService.PROTOCOL::equals)
        .isPresent()) {
      return findRpcRoute(incoming.path());
    }
    if (incoming.isForm()) {
      var form = QueryService.form(incoming);
      var service = byForm.get(form.getOrDefault("Version", ""));
      return java.util.Optional.ofNullable(service)
          .map(s -> new Route(s, form.getOrDefault("Action", "")));
    }
    var target = incoming.header("X-Amz-Target").orElse("");
    int dot = target.lastIndexOf('.');
    return java.util.Optional.ofNullable(byTarget.get(dot < 0 ? "" : target.substring(0, dot)))
        .map(service -> new Route(service, target.substring(dot + 1)));
  }

  private java.util.Optional<Route> findRpcRoute(String path) {
    return java.util.Optional.of(RPC_PATH.matcher(path))
        .filter(Matcher::matches)
        .flatMap(
            found ->
                java.util.Optional.ofNullable(byPath.get(found.group(1)))
                    .map(service -> new Route(service, found.group(2))));
  }

  private record Route(AwsService service, String operation) {}

  /** One entry of the call log. */
  private final class Entry {

    private final Callers.CallerDetails callerDetails;
    private final Route route;
    private Map<String, ?> request = Map.of();
    private Set<String> authorizedActions = Set.of();
    private boolean denied;

    Entry(Callers.CallerDetails callerDetails, Route route) {
      this.callerDetails = callerDetails;
      this.route = route;
    }

    void authorize(Caller caller, List<Access> requiredActions) {
      for (var access : requiredActions) {
        var decision = caller.principal().decide(caller.inContext(access), port);
        if (decision != Decision.ALLOWED) {
          throw accessDenied(caller.principal(), access, decision);
        }
      }
      authorizedActions =
          requiredActions.stream().map(Access::action).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Records an error. IAM denies calls by the caller's policies, before the effect, or by those
     * of the resource.
     */
    void recordError(ServiceException error) {
      denied = error.code().equals("AccessDeniedException");
      if (denied) {
        authorizedActions = Set.of();
      }
      record(error.code(), error.message());
    }

    void record(@Nullable String errorCode, @Nullable String errorMessage) {
      calls.add(
          new Call(
              clock.instant(),
              callerDetails.principal(),
              callerDetails.accountId(),
              callerDetails.region(),
              callerDetails.sessionName(),
              callerDetails.assumedBy(),
              route.service().name(),
              route.operation(),
              errorCode,
              errorMessage,
              request,
              authorizedActions,
              denied));
    }
  }

  private static ServiceException accessDenied(Principal caller, Access access, Decision decision) {
    var reason =
        decision == Decision.DENIED
            ? "with an explicit deny in an identity-based policy"
            : "because no identity-based policy allows the %s action".formatted(access.action());
    return new ServiceException(
        "AccessDeniedException",
        "User: %s is not authorized to perform: %s on resource: %s %s"
            .formatted(caller.arn(), access.action(), access.resource(), reason));
  }
}
