package io.studioaccess.sandbox.wire;

import java.util.LinkedHashMap;

/**
 * A service of the sandbox that speaks Smithy's RPC v2 with CBOR. A request has no action: its path
 * names service and operation.
 */
record CborService(String name, Operations operations, Constraints constraints)
    implements AwsService {

  static final String PROTOCOL_HEADER = "smithy-protocol";
  static final String PROTOCOL = "rpc-v2-cbor";

  @Override
  public ParsedRequest parse(String operation, IncomingRequest incoming, Caller caller) {
    var members = Cbor.read(incoming.body());
    var prepared =
        operations
            .find(operation)
            .read(builder -> ShapeReader.read(members, builder, constraints), caller);
    return new ParsedRequest(
        Json.logged(members, incoming.body()),
        prepared.requiredActions(),
        () -> reply(200, ShapeWriter.membersForCbor(prepared.run())));
  }

  @Override
  public Reply errorReply(ServiceException error, String requestId) {
    var body = new LinkedHashMap<String, Object>();
    body.put("__type", error.code());
    body.put("message", error.message());
    body.putAll(error.members());
    return reply(error.status(), body);
  }

  private static Reply reply(int status, Object members) {
    return Reply.of(status, Cbor.CONTENT_TYPE, Cbor.write(members)).with(PROTOCOL_HEADER, PROTOCOL);
  }
}
