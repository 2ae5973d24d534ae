package io.studioaccess.sandbox.cloudformation.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads AWS::DynamoDB::Table. Capacity, backups and encryption have no effect in the sandbox. */
final class TableReader {

  private final TemplateReader reader;
  private final PhysicalNames names;

  TableReader(TemplateReader reader, PhysicalNames names) {
    this.reader = reader;
    this.names = names;
  }

  TemplateTable table(Resource resource) {
    Properties properties =
        reader
            .properties(resource)
            .ignoring(
                "TableName",
                "BillingMode",
                "OnDemandThroughput",
                "ProvisionedThroughput",
                "PointInTimeRecoverySpecification",
                "SSESpecification",
                "DeletionProtectionEnabled",
                "TableClass",
                "Tags");
    var table =
        new TemplateTable(
            resource.logicalId(),
            names.name(resource),
            names.arn(resource),
            attributes(properties),
            keys(properties),
            properties.parts("GlobalSecondaryIndexes").stream().map(this::index).toList(),
            properties
                .part("StreamSpecification")
                .map(part -> stream(names.streamArn(resource), part)),
            properties.part("TimeToLiveSpecification").flatMap(TableReader::expiry));
    properties.rejectUnread();
    return table;
  }

  private static Map<String, String> attributes(Properties properties) {
    var attributes = new LinkedHashMap<String, String>();
    for (Properties attribute : properties.parts("AttributeDefinitions")) {
      attributes.put(attribute.required("AttributeName"), attribute.required("AttributeType"));
      attribute.rejectUnread();
    }
    return attributes;
  }

  private static List<TemplateTable.Key> keys(Properties properties) {
    return properties.parts("KeySchema").stream()
        .map(
            part -> {
              var key =
                  new TemplateTable.Key(part.required("AttributeName"), part.required("KeyType"));
              part.rejectUnread();
              return key;
            })
        .toList();
  }

  private TemplateTable.Index index(Properties properties) {
    properties.ignoring(
        "ProvisionedThroughput", "OnDemandThroughput", "ContributorInsightsSpecification");
    Properties projection =
        properties.part("Projection").orElseThrow(() -> properties.error("Projection is missing"));
    var index =
        new TemplateTable.Index(
            properties.required("IndexName"),
            keys(properties),
            projection.required("ProjectionType"),
            projection.texts("NonKeyAttributes"));
    projection.rejectUnread();
    properties.rejectUnread();
    return index;
  }

  private static TemplateTable.Stream stream(String arn, Properties properties) {
    var stream = new TemplateTable.Stream(arn, properties.required("StreamViewType"));
    properties.rejectUnread();
    return stream;
  }

  private static Optional<String> expiry(Properties properties) {
    boolean enabled = properties.flag("Enabled", true);
    Optional<String> attribute = properties.text("AttributeName");
    properties.rejectUnread();
    return attribute.filter(name -> enabled);
  }
}
