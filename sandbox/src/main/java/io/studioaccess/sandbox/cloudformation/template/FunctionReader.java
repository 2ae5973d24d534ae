package io.studioaccess.sandbox.cloudformation.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads AWS::Serverless::Function with its events, and AWS::Lambda::EventSourceMapping. */
final class FunctionReader {

  private final TemplateReader reader;
  private final PhysicalNames names;
  private final Collection<TemplateRole> roles;

  FunctionReader(TemplateReader reader, PhysicalNames names, Collection<TemplateRole> roles) {
    this.reader = reader;
    this.names = names;
    this.roles = roles;
  }

  Map<String, TemplateFunction> read() {
    Map<String, List<EventSource>> mappings = mappings();
    var functions = new LinkedHashMap<String, TemplateFunction>();
    for (Resource resource : reader.resourcesOf("AWS::Serverless::Function")) {
      TemplateFunction function = function(resource, mappings);
      functions.put(resource.logicalId(), function);
    }
    return functions;
  }

  private TemplateFunction function(Resource resource, Map<String, List<EventSource>> mappings) {
    Properties properties =
        reader
            .properties(resource)
            .ignoring(
                "FunctionName",
                "Description",
                "CodeUri",
                "Runtime",
                "Architectures",
                "AutoPublishAlias",
                "AutoPublishAliasAllProperties",
                "AutoPublishCodeSha256",
                "PropagateTags",
                "Tags");
    String role = properties.required("Role");
    String name = names.name(resource);
    var sources = new ArrayList<EventSource>();
    properties
        .part("Events")
        .ifPresent(
            events ->
                events.children().values().forEach(it -> sources.add(SourceReader.event(it))));
    sources.addAll(mappings.getOrDefault(name, List.of()));
    Optional<Properties> logging =
        properties
            .part("LoggingConfig")
            .map(config -> config.ignoring("LogGroup", "SystemLogLevel"));
    var function =
        new TemplateFunction(
            resource.logicalId(),
            name,
            names.arn(resource),
            properties.required("Handler"),
            properties.seconds("Timeout", 3),
            properties.integer("MemorySize", 128),
            properties.part("Environment").map(FunctionReader::variables).orElse(Map.of()),
            roles.stream()
                .filter(candidate -> candidate.arn().equals(role))
                .findFirst()
                .orElseThrow(
                    () ->
                        properties.error(
                            "Role",
                            role
                                + " is not a role of this template, so its permissions are"
                                + " unknown")),
            properties.part("SnapStart").map(FunctionReader::snapStart).orElse(false),
            recursionAllowed(properties),
            properties.text("Tracing").orElse("PassThrough"),
            properties.text("VersionDescription").orElse(""),
            logging.flatMap(config -> config.text("LogFormat")).orElse("Text"),
            logging.flatMap(config -> config.text("ApplicationLogLevel")),
            sources);
    logging.ifPresent(Properties::rejectUnread);
    properties.rejectUnread();
    return function;
  }

  private static Map<String, String> variables(Properties environment) {
    Map<String, String> variables =
        environment.part("Variables").map(Properties::textByName).orElse(Map.of());
    environment.rejectUnread();
    return variables;
  }

  private static boolean snapStart(Properties properties) {
    boolean applied = properties.required("ApplyOn").equals("PublishedVersions");
    properties.rejectUnread();
    return applied;
  }

  private static boolean recursionAllowed(Properties properties) {
    String value = properties.text("RecursiveLoop").orElse("Terminate");
    return switch (value) {
      case "Allow" -> true;
      case "Terminate" -> false;
      default -> throw properties.error("RecursiveLoop", "must be Allow or Terminate: " + value);
    };
  }

  private Map<String, List<EventSource>> mappings() {
    var mappings = new LinkedHashMap<String, List<EventSource>>();
    for (Resource resource : reader.resourcesOf("AWS::Lambda::EventSourceMapping")) {
      Properties properties = reader.properties(resource);
      String function = properties.required("FunctionName");
      mappings
          .computeIfAbsent(unqualified(function), name -> new ArrayList<>())
          .add(SourceReader.mapping(properties));
    }
    return mappings;
  }

  /** The function name in a name or an ARN, each with or without an alias. */
  private static String unqualified(String function) {
    String[] parts = function.split(":", -1);
    return parts.length >= 7 ? parts[6] : parts[0];
  }
}
