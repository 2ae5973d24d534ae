package io.studioaccess.sandbox.wire;

import static java.util.stream.Collectors.joining;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A service of the sandbox that speaks AWS's query protocol: it receives a form and returns XML.
 */
record QueryService(String name, String version, Operations operations, Constraints constraints)
    implements AwsService {

  private static final String XML = "text/xml";

  static Map<String, String> form(IncomingRequest incoming) {
    var form = new LinkedHashMap<String, String>();
    for (var pair : new String(incoming.body(), StandardCharsets.UTF_8).split("&", -1)) {
      var parts = pair.split("=", 2);
      form.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
    }
    return form;
  }

  @Override
  public ParsedRequest parse(String operation, IncomingRequest incoming, Caller caller) {
    var form = form(incoming);
    form.remove("Action");
    if (!version.equals(form.remove("Version"))) {
      throw new ServiceException("InvalidAction", "Could not find this version of the API");
    }
    var json = QueryForm.json(form);
    var prepared =
        operations
            .find(operation)
            .read(builder -> ShapeReader.read(json, builder, constraints), caller);
    return new ParsedRequest(
        Json.logged(json, incoming.body()),
        prepared.requiredActions(),
        () -> successReply(operation, ShapeWriter.membersForXml(prepared.run()), caller));
  }

  private Reply successReply(String operation, Map<String, Object> members, Caller caller) {
    return reply(
        200,
        "<%sResponse xmlns=\"https://%s.amazonaws.com/doc/%s/\">"
                .formatted(operation, name, version)
            + element(operation + "Result", xml(members))
            + element("ResponseMetadata", element("RequestId", caller.requestId()))
            + "</%sResponse>".formatted(operation));
  }

  @Override
  public Reply errorReply(ServiceException error, String requestId) {
    var content =
        element("Type", "Sender")
            + element("Code", QueryErrors.codeOf(error))
            + element("Message", escaped(error.message()));
    return reply(
        QueryErrors.statusOf(error),
        element("ErrorResponse", element("Error", content) + element("RequestId", requestId)));
  }

  private static Reply reply(int status, String xml) {
    return Reply.of(status, XML, xml.getBytes(StandardCharsets.UTF_8));
  }

  private static String xml(Map<?, ?> members) {
    var xml = new StringBuilder();
    members.forEach((name, value) -> xml.append(element(name.toString(), inner(value))));
    return xml.toString();
  }

  private static String element(String name, String content) {
    return "<" + name + ">" + content + "</" + name + ">";
  }

  private static String inner(Object value) {
    return switch (value) {
      case Map<?, ?> structure -> xml(structure);
      case List<?> list ->
          list.stream().map(item -> element("member", inner(item))).collect(joining());
      default -> escaped(value.toString());
    };
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
