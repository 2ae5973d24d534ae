package io.studioaccess.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.MappingRows;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Items of the two tables that somebody edited: any attribute of any type, or none. */
class HostileItemsTest {
  private static final UserId ADA = new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000001");

  private static final Map<String, AttributeValue> LEGAL =
      Map.of(
          "pk", AttributeValue.fromS("user#" + ADA),
          "profiles", AttributeValue.fromM(Map.of()),
          "memberships", AttributeValue.fromM(Map.of()));

  @Property
  void unreadableItemsAreNamedAndTheOthersAreRead(
      @ForAll("ledgerItems") List<Map<String, AttributeValue>> items) {
    List<Map<String, AttributeValue>> table = new ArrayList<>(items);
    table.add(LEGAL);

    LedgerSnapshot ledger = new DynamoDbLedgerReader(serving(table), "ledger").read();

    assertThat(ledger.users()).containsKey(ADA);
    assertThat(ledger.unreadable().values()).allSatisfy(reason -> assertThat(reason).isNotBlank());
  }

  @Property
  void unreadableRowsAreRefusedAndTheOthersAreRead(
      @ForAll("rows") List<Map<String, AttributeValue>> rows) {
    List<Map<String, AttributeValue>> table = new ArrayList<>(rows);
    table.add(
        Map.of(
            "groupName", AttributeValue.fromS("analysts"),
            "domainId", AttributeValue.fromS("d-research"),
            "roleArn", AttributeValue.fromS("arn:aws:iam::111122223333:role/studio/analyst")));

    MappingRows mapping = new MappingTable(serving(table), "mapping").current();

    assertThat(mapping.rows()).anyMatch(row -> row.group().value().equals("analysts"));
    assertThat(mapping.rows().size() + mapping.refused().size()).isEqualTo(table.size());
  }

  /** The only call that the two readers make. */
  private static DynamoDbClient serving(List<Map<String, AttributeValue>> items) {
    return new DynamoDbClient() {
      @Override
      public ScanResponse scan(ScanRequest request) {
        return ScanResponse.builder().items(items).build();
      }

      @Override
      public DynamoDbServiceClientConfiguration serviceClientConfiguration() {
        return DynamoDbServiceClientConfiguration.builder().region(Region.EU_WEST_1).build();
      }

      @Override
      public String serviceName() {
        return SERVICE_NAME;
      }

      @Override
      public void close() {}
    };
  }

  @Provide
  Arbitrary<List<Map<String, AttributeValue>>> ledgerItems() {
    Arbitrary<String> keys =
        Arbitraries.of("user#", "decision#", "foreign#", "guard#held", "sweep#last", "signin#", "")
            .flatMap(prefix -> Arbitraries.strings().ofMaxLength(60).map(rest -> prefix + rest));
    Arbitrary<Map<String, AttributeValue>> attributes =
        attributes(
            "profiles",
            "memberships",
            "pendingReconciles",
            "history",
            "directory",
            "fence",
            "decision",
            "at",
            "answer",
            "modified",
            "notifiedAt",
            "groups",
            "users");
    return Combinators.combine(keys, attributes)
        .as(
            (key, rest) -> {
              Map<String, AttributeValue> item = new HashMap<>(rest);
              item.put("pk", AttributeValue.fromS(key));
              return item;
            })
        .list()
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<List<Map<String, AttributeValue>>> rows() {
    return attributes(
            "groupName",
            "domainId",
            "roleArn",
            "priority",
            "groupId",
            "enabled",
            "description",
            "domainAccount",
            "region",
            "userSettings",
            "privateSpaces",
            "other")
        .list()
        .ofMaxSize(4);
  }

  private static Arbitrary<Map<String, AttributeValue>> attributes(String... names) {
    return Arbitraries.maps(Arbitraries.of(names), values()).ofMaxSize(names.length);
  }

  private static Arbitrary<AttributeValue> values() {
    Arbitrary<AttributeValue> texts =
        Arbitraries.strings().ofMaxLength(40).map(AttributeValue::fromS);
    Arbitrary<AttributeValue> known =
        Arbitraries.of(
                "d-research",
                "arn:aws:iam::111122223333:role/studio/analyst",
                "GRANTED",
                "QUARANTINED",
                "GRANT",
                "true",
                "\n")
            .map(AttributeValue::fromS);
    Arbitrary<AttributeValue> numbers =
        Arbitraries.of("0", "-1", "1e400", "0100", "99999999999999999999", "1.5")
            .map(AttributeValue::fromN);
    Arbitrary<AttributeValue> leaves =
        Arbitraries.oneOf(
            List.of(
                texts,
                known,
                numbers,
                Arbitraries.of(true, false).map(AttributeValue::fromBool),
                Arbitraries.just(AttributeValue.fromNul(true))));
    Arbitrary<String> fields =
        Arbitraries.of(
            "d-research",
            "name",
            "state",
            "roleArn",
            "region",
            "departure",
            "hold",
            "since",
            "due",
            "turn",
            "at",
            "eventId",
            "domainId",
            "outcome",
            "text");
    Arbitrary<AttributeValue> maps =
        Arbitraries.maps(fields, leaves).ofMaxSize(6).map(AttributeValue::fromM);
    return Arbitraries.oneOf(
        List.of(
            leaves,
            maps,
            Arbitraries.maps(fields, maps).ofMaxSize(4).map(AttributeValue::fromM),
            leaves.list().ofMaxSize(3).map(AttributeValue::fromL),
            maps.list().ofMaxSize(3).map(AttributeValue::fromL)));
  }
}
