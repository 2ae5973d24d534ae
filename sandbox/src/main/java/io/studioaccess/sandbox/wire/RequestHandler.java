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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes each call through the same steps: who, what, faults, rights, effect; and writes it down.
 */
record RequestHandler(
    Clock clock,
    Map<String, AwsService> byTarget,
    Map<String, AwsService> byForm,
    Callers callers,
    Faults faults,
    CallLog calls)
    implements HttpHandler {

  private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var incoming = Exchanges.read(exchange);
    var requestId = UUID.randomUUID();
    Exchanges.send(
        exchange, answer(incoming, requestId).with("x-amzn-RequestId", requestId.toString()));
  }

  private Reply answer(IncomingRequest incoming, UUID requestId) {
    return addressed(incoming)
        .map(addressee -> answer(addressee, incoming, requestId))
        .orElseGet(
            () ->
                Json.error(
                    new Refusal("UnknownOperationException", "No service of the sandbox is meant"),
                    Json.CONTENT_TYPE));
  }

  private Reply answer(Addressee addressee, IncomingRequest incoming, UUID requestId) {
    var service = addressee.service();
    var entry = new Entry(callers.who(incoming), addressee);
    try {
      var reply = perform(addressee, incoming, requestId, entry);
      entry.write(null);
      return reply;
    } catch (Refusal refusal) {
      entry.refused(refusal);
      return service.refuse(refusal, requestId.toString());
    } catch (RuntimeException e) {
      LOG.error("The stand-in failed on a call", e);
      var failure = new Refusal("InternalFailure", 500, String.valueOf(e), Map.of());
      entry.write(failure.code());
      return service.refuse(failure, requestId.toString());
    }
  }

  private Reply perform(Addressee to, IncomingRequest incoming, UUID requestId, Entry entry) {
    var caller = callers.identify(incoming, clock.instant(), requestId);
    var who = caller.principal().name();
    faults.before(to.service().name(), to.operation(), who);
    var understood = to.service().understand(to.operation(), incoming, caller);
    entry.request = understood.request();
    entry.authorise(caller, understood.needs());
    var reply = understood.effect().get();
    faults.after(to.service().name(), to.operation(), who);
    return reply;
  }

  private java.util.Optional<Addressee> addressed(IncomingRequest incoming) {
    if (incoming.isForm()) {
      var form = QueryService.form(incoming);
      var service = byForm.get(form.getOrDefault("Version", ""));
      return java.util.Optional.ofNullable(service)
          .map(s -> new Addressee(s, form.getOrDefault("Action", "")));
    }
    var target = incoming.header("X-Amz-Target").orElse("");
    int dot = target.lastIndexOf('.');
    return java.util.Optional.ofNullable(byTarget.get(dot < 0 ? "" : target.substring(0, dot)))
        .map(service -> new Addressee(service, target.substring(dot + 1)));
  }

  private record Addressee(AwsService service, String operation) {}

  /** What becomes one line of the call log. */
  private final class Entry {

    private final Callers.Who who;
    private final Addressee addressee;
    private Map<String, ?> request = Map.of();
    private Set<String> authorised = Set.of();
    private boolean denied;

    Entry(Callers.Who who, Addressee addressee) {
      this.who = who;
      this.addressee = addressee;
    }

    void authorise(Caller caller, List<Access> needs) {
      for (var access : needs) {
        var decision = caller.principal().decide(caller.inContext(access));
        if (decision != Decision.ALLOWED) {
          throw denial(caller.principal(), access, decision);
        }
      }
      authorised = needs.stream().map(Access::action).collect(Collectors.toUnmodifiableSet());
    }

    /** IAM refuses by the caller's policies, before the effect, or by those of the resource. */
    void refused(Refusal refusal) {
      denied = refusal.code().equals("AccessDeniedException");
      if (denied) {
        authorised = Set.of();
      }
      write(refusal.code());
    }

    void write(@Nullable String errorCode) {
      calls.add(
          new Call(
              clock.instant(),
              who.principal(),
              who.accountId(),
              who.region(),
              who.sessionName(),
              who.borrower(),
              addressee.service().name(),
              addressee.operation(),
              errorCode,
              request,
              authorised,
              denied));
    }
  }

  private static Refusal denial(Principal caller, Access access, Decision decision) {
    var because =
        decision == Decision.DENIED
            ? "with an explicit deny in an identity-based policy"
            : "because no identity-based policy allows the %s action".formatted(access.action());
    return new Refusal(
        "AccessDeniedException",
        "User: %s is not authorized to perform: %s on resource: %s %s"
            .formatted(caller.arn(), access.action(), access.resource(), because));
  }
}
