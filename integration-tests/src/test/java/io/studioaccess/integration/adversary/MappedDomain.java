package io.studioaccess.integration.adversary;

import io.studioaccess.aws.dynamodb.RowItem;
import io.studioaccess.integration.adapters.TablesUnderTest;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.identitystore.Directory;
import io.studioaccess.sandbox.sagemaker.Studio;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A domain in the sandbox, and groups that the mapping table gives a role in it. */
final class MappedDomain {
  static final String ROLES = "arn:aws:iam::111122223333:role/studio/";

  final Directory directory;
  final Studio studio;
  final DomainArn arn;
  private final TablesUnderTest tables;

  MappedDomain(CloudUnderTest aws, TablesUnderTest tables) {
    tables.serveAt(aws.cloud.endpoint());
    this.tables = tables;
    directory = aws.cloud.directory();
    studio = aws.cloud.studio();
    arn = new DomainArn(studio.addDomain("research").domainArn());
  }

  String id() {
    return arn.id().value();
  }

  static RoleArn role(String group) {
    return new RoleArn(ROLES + group);
  }

  /** Maps the group to the role of its name. */
  void map(String group, int priority) {
    putRow(
        RowItem.of(
            new MappingRow(
                new GroupName(group),
                new DomainId(id()),
                Optional.empty(),
                role(group),
                priority,
                Optional.empty(),
                true,
                "",
                UserSettings.NONE,
                Optional.empty())));
  }

  void putRow(Map<String, AttributeValue> row) {
    tables.administrator().putItem(put -> put.tableName(tables.name("MappingTable")).item(row));
  }

  Map<String, AttributeValue> ledgerItem(String key) {
    return tables
        .administrator()
        .getItem(
            get ->
                get.tableName(tables.name("LedgerTable"))
                    .key(Map.of("pk", AttributeValue.fromS(key))))
        .item();
  }

  void putLedgerItem(Map<String, AttributeValue> item) {
    tables.administrator().putItem(put -> put.tableName(tables.name("LedgerTable")).item(item));
  }

  int ledgerSize() {
    return tables.administrator().scan(scan -> scan.tableName(tables.name("LedgerTable"))).count();
  }

  UserId user(String name) {
    return new UserId(directory.addUser(name).userId());
  }

  /** The execution role of the profile. */
  String roleOf(String profile) {
    return studio
        .findProfile(id(), profile)
        .map(found -> found.userSettings().executionRole())
        .orElse("no profile");
  }
}
