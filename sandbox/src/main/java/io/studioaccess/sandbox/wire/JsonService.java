package io.studioaccess.sandbox.wire;

/** A service of our own that speaks AWS JSON 1.1. */
record JsonService(String name, Operations operations, Constraints constraints)
    implements AwsService {

  @Override
  public Understood understand(String operation, IncomingRequest incoming, Caller caller) {
    var json = Json.read(incoming.body());
    var bound =
        operations
            .named(operation)
            .read(builder -> ShapeReader.read(json, builder, constraints), caller);
    return new Understood(
        Json.logged(json, incoming.body()),
        bound.needs(),
        () -> Json.reply(ShapeWriter.members(bound.run())));
  }

  @Override
  public Reply refuse(Refusal refusal, String requestId) {
    return Json.error(refusal, Json.CONTENT_TYPE);
  }
}
