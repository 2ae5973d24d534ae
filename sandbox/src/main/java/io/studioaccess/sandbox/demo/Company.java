package io.studioaccess.sandbox.demo;

import io.studioaccess.aws.dynamodb.MappingTable;
import io.studioaccess.mapping.AccessPeriod;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.RowTags;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.mapping.file.MappingFile;
import io.studioaccess.sandbox.identitystore.Directory;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.Membership;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.stack.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Five users, three groups and one domain: those of the event files in {@code events/}. The sample
 * mapping file maps two of the groups. No user is in a group yet.
 */
public final class Company {
  public static final String DOMAIN = "d-abcdefghijkl";

  public static final Group DATA_SCIENTISTS = group(1, "data-scientists");
  public static final Group ML_ENGINEERS = group(2, "ml-engineers");
  public static final Group OFFICE_STAFF = group(3, "office-staff");

  public static final User ANA = user(1, "ana");
  public static final User JANE = user(2, "jane.doe@example.com");
  public static final User MEHMET = user(3, "mehmet");
  public static final User LI_WEI = user(4, "li.wei");
  public static final User OLGA = user(5, "olga");

  static final List<User> PEOPLE = List.of(ANA, JANE, MEHMET, LI_WEI, OLGA);

  /** Comes later, for some days. */
  static final User KIM = user(6, "kim");

  static final Group CONTRACTORS = group(4, "contractors");

  static final List<User> CAST = Stream.concat(PEOPLE.stream(), Stream.of(KIM)).toList();
  private static final int DAYS_OF_A_CONTRACTOR = 10;

  private final Directory directory;

  private Company(Directory directory) {
    this.directory = directory;
  }

  /**
   * Adds the company to a sandbox, and the rows of the sample mapping file to the mapping table.
   */
  public static Company addTo(Sandbox sandbox, Path repository) {
    Company company = addWithoutMapping(sandbox);
    loadMapping(sandbox, repository.resolve("mapping-table/mapping.sample.yaml"));
    return company;
  }

  private static Company addWithoutMapping(Sandbox sandbox) {
    Directory directory = sandbox.cloud().directory();
    List.of(DATA_SCIENTISTS, ML_ENGINEERS, OFFICE_STAFF).forEach(directory::add);
    PEOPLE.forEach(directory::add);
    sandbox
        .cloud()
        .studio()
        .addDomain(
            "studio",
            domain ->
                domain
                    .domainId(DOMAIN)
                    .url("https://" + DOMAIN + ".studio.eu-west-1.sagemaker.aws"));
    return new Company(directory);
  }

  /** An administrator changes the tags of data-scientists in the row file, and applies it. */
  static void retagDataScientists(Sandbox sandbox, Map<String, String> tags) {
    MappingTable table = new MappingTable(sandbox.dynamoDb(), sandbox.table("MappingTable"));
    table.putAll(
        table.current().rows().stream()
            .filter(row -> row.group().value().equals(DATA_SCIENTISTS.displayName()))
            .map(row -> row.withTags(new RowTags(tags)))
            .toList());
  }

  /** The identity provider adds kim and a group, which an administrator maps. */
  void hireContractor(Sandbox sandbox) {
    directory.add(CONTRACTORS);
    directory.add(KIM);
    MappingTable table = new MappingTable(sandbox.dynamoDb(), sandbox.table("MappingTable"));
    MappingRow pattern = table.current().rows().getFirst();
    table.putAll(
        List.of(
            new MappingRow(
                new GroupName(CONTRACTORS.displayName()),
                pattern.domain(),
                pattern.region(),
                new RoleArn("arn:aws:iam::111122223333:role/studio/data-scientist"),
                MappingRow.DEFAULT_PRIORITY,
                Optional.empty(),
                true,
                "",
                UserSettings.NONE,
                Optional.empty(),
                new AccessPeriod(
                    Optional.empty(), Optional.empty(), Optional.of(DAYS_OF_A_CONTRACTOR)))));
  }

  private static void loadMapping(Sandbox sandbox, Path rows) {
    try {
      new MappingTable(sandbox.dynamoDb(), sandbox.table("MappingTable"))
          .putAll(MappingFile.read(rows));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the sample mapping file", e);
    }
  }

  /** Changes the directory only. The caller publishes the event. */
  public Membership addToGroup(User user, Group group) {
    return directory.join(
        id("bbbbbbbb-0000-4000-8000-%012d", PEOPLE.indexOf(user) + 1),
        user.userId(),
        group.groupId());
  }

  public void removeFromGroup(User user, Group group) {
    directory.leave(user.userId(), group.groupId());
  }

  public void disable(User user) {
    directory.disable(user.userId());
  }

  public void enable(User user) {
    directory.enable(user.userId());
  }

  private static Group group(int n, String name) {
    String id = "nnnnnnnn-nnnn-4nnn-8nnn-nnnnnnnnnnnn".replace("n", Integer.toString(n));
    return new Group("0a1b2c3d4e-" + id, name);
  }

  private static User user(int n, String name) {
    return new User(id("aaaaaaaa-0000-4000-8000-%012d", n), name, name, true);
  }

  private static String id(String pattern, int n) {
    return "0a1b2c3d4e-" + pattern.formatted(n);
  }
}
