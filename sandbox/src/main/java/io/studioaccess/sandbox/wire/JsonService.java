package io.studioaccess.sandbox.wire;

/**
 * A service of the sandbox that speaks AWS JSON.
 *
 * @param contentType has the version of AWS JSON
 */
record JsonService(String name, Operations operations, Constraints constraints, String contentType)
    implements AwsService {

  @Override
  public ParsedRequest parse(String operation, IncomingRequest incoming, Caller caller) {
    var json = Json.read(incoming.body());
    var prepared =
        operations
            .find(operation)
            .read(builder -> ShapeReader.read(json, builder, constraints), caller);
    return new ParsedRequest(
        Json.logged(json, incoming.body()),
        prepared.requiredActions(),
        () -> Json.reply(ShapeWriter.members(prepared.run()), contentType));
  }

  @Override
  public Reply errorReply(ServiceException error, String requestId) {
    return Json.error(error, contentType);
  }
}
