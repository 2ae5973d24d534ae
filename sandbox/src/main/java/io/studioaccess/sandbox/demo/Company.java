package io.studioaccess.sandbox.demo;

import io.studioaccess.aws.dynamodb.MappingTable;
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

/**
 * Five people, three groups, one domain: those whom the files of {@code events/} speak of. Two of
 * the groups are mapped, by the sample row file; nobody is in any group yet.
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

  private final Directory directory;

  private Company(Directory directory) {
    this.directory = directory;
  }

  /** Puts the company into a sandbox. */
  public static Company into(Sandbox sandbox, Path repository) {
    Company company = withoutRows(sandbox);
    loadMapping(sandbox, repository.resolve("mapping-table/mapping.sample.yaml"));
    return company;
  }

  /** As {@link #into}, and the mapping table stays empty. */
  public static Company withoutRows(Sandbox sandbox) {
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

  private static void loadMapping(Sandbox sandbox, Path rows) {
    try {
      new MappingTable(sandbox.dynamoDb(), sandbox.table("MappingTable"))
          .putAll(MappingFile.read(rows));
    } catch (IOException e) {
      throw new UncheckedIOException("the sample row file cannot be read", e);
    }
  }

  /** Changes the directory without a word: the event about it is published by somebody else. */
  public Membership joins(User user, Group group) {
    Membership membership =
        new Membership(
            id("bbbbbbbb-0000-4000-8000-%012d", PEOPLE.indexOf(user) + 1),
            group.groupId(),
            user.userId());
    directory.add(membership);
    return membership;
  }

  public void leaves(User user, Group group) {
    directory.leave(user.userId(), group.groupId());
  }

  public void disabled(User user) {
    directory.disable(user.userId());
  }

  public void enabled(User user) {
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
