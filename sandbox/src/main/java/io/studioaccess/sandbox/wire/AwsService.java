package io.studioaccess.sandbox.wire;

import io.studioaccess.sandbox.policy.Access;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One AWS service behind the port, in the protocol that it speaks. */
interface AwsService {

  /** As in {@code AWS_ENDPOINT_URL_<SERVICE>}, e.g. {@code identitystore}. */
  String name();

  /**
   * Reads the request without any effect.
   *
   * @throws Refusal if the request is not well-formed
   */
  Understood understand(String operation, IncomingRequest incoming, Caller caller);

  Reply refuse(Refusal refusal, String requestId);

  /**
   * A request that makes sense: the rights it needs, and what it does once they are granted.
   *
   * @param request for the call log
   */
  record Understood(Map<String, ?> request, List<Access> needs, Supplier<Reply> effect) {

    Understood with(Supplier<Reply> otherEffect) {
      return new Understood(request, needs, otherEffect);
    }
  }
}
