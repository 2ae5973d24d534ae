package io.studioaccess.sandbox.cloudformation.rehearsal;

import io.studioaccess.sandbox.cloudformation.template.Deployment;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a rehearsal takes place: accounts with what parameters may name. */
final class Scene {

  static final String ACCOUNT = "111122223333";
  static final String OTHER_ACCOUNT = "444455556666";
  static final String REGION = "eu-west-1";
  static final String STACK = "studio-access";

  private final Path repository;
  private final ResourceTypes types = new ResourceTypes();
  private final TemplateFile product;
  private final TemplateFile key;
  private final Map<String, List<Base>> bases = new HashMap<>();

  Scene(Path repository) {
    this(repository, repository.resolve("template.yaml"));
  }

  /**
   * @param product the file of the main stack's template
   */
  Scene(Path repository, Path product) {
    this.repository = repository;
    this.product = TemplateFile.read(product);
    this.key = TemplateFile.read(repository.resolve("templates/encryption-key.yaml"));
  }

  Path repository() {
    return repository;
  }

  TemplateFile product() {
    return product;
  }

  ResourceTypes types() {
    return types;
  }

  /** The templates beside the product's, in the order of their names. */
  List<TemplateFile> others() {
    return List.of(
            "encryption-key",
            "execution-roles",
            "identity-center-account",
            "leaver-home",
            "studio-account",
            "studio-domain",
            "examples/outcomes-by-mail",
            "examples/outcomes-to-chat")
        .stream()
        .map(name -> TemplateFile.read(repository.resolve("templates/" + name + ".yaml")))
        .toList();
  }

  static Deployment deployment(String stack, String region, Map<String, String> parameters) {
    return new Deployment(
        region,
        ACCOUNT,
        stack,
        URI.create("https://sqs.%s.%s".formatted(region, Regions.urlSuffix(region))),
        parameters);
  }

  static StackTemplate template(TemplateFile file, Map<String, String> parameters) {
    return new StackTemplate(file, deployment(STACK, REGION, parameters));
  }

  Stack newStack(Account account) {
    return new Stack(account, types);
  }

  /** An account with a KMS key for the stack, and a topic. */
  Account account(String stack, String region) {
    var account = new Account(ACCOUNT);
    var template =
        new StackTemplate(key, deployment(stack + "-key", region, Map.of("StackName", stack)));
    newStack(account)
        .create(template, CreationOrder.AS_DECLARED, Stack.nothing())
        .failure()
        .ifPresent(
            failure -> {
              throw new Refused(failure.toString(), "Repair templates/encryption-key.yaml first.");
            });
    var topic =
        new Op(
            account,
            deployment("alarms", region, Map.of()),
            "Topic",
            QueueTypes.TOPIC,
            Map.of("TopicName", "alarms"),
            Optional.empty());
    types.of(QueueTypes.TOPIC).create(topic);
    return account;
  }

  Account account() {
    return account(STACK, REGION);
  }

  /** The product's stack with the least and with the most parameters. */
  List<Base> bases(String stack, String region) {
    return bases.computeIfAbsent(stack + " " + region, key -> newBases(stack, region));
  }

  private List<Base> newBases(String stack, String region) {
    List<String> known = values(account(stack, region), region);
    return List.of(
        Base.minimal(product, known),
        Base.full(product, deployment(stack, region, Map.of()), known));
  }

  List<Base> bases() {
    return bases(STACK, REGION);
  }

  /**
   * A stack of the product.
   *
   * @throws Refused if it cannot be created
   */
  Stack created(Account account, Map<String, String> parameters) {
    Stack stack = newStack(account);
    stack
        .create(template(product, parameters), CreationOrder.AS_DECLARED, Stack.nothing())
        .failure()
        .ifPresent(
            failure -> {
              throw new Refused(failure.toString(), "");
            });
    return stack;
  }

  /** Values of AWS's common shapes, of things that exist in the account, in the stack's region. */
  static List<String> values(Account account, String region) {
    String partition = Regions.partition(region);
    var values = new ArrayList<String>();
    // The two that a stack takes if nothing is given.
    values.add(region);
    values.add(ACCOUNT);
    account.ofType(StorageTypes.KEY).forEach(existing -> values.add(existing.arn()));
    account.ofType(QueueTypes.TOPIC).forEach(existing -> values.add(existing.ref()));
    for (String value :
        List.of(
            "d-1234567890",
            "d-0987654321",
            "us-east-1",
            OTHER_ACCOUNT,
            "rate(30 minutes)",
            "cron(0 6 * * ? *)",
            "sagemaker-(?<team>[a-z0-9-]+)",
            "arn:aws:iam::111122223333:role/studio/{team}",
            "arn:aws:iam::111122223333:role/studio/data-scientist",
            "arn:aws:iam::444455556666:role/studio/ml-*",
            "arn:aws:sso::111122223333:application/ssoins-1234567890abcdef/apl-1234567890abcdef",
            "arn:aws:sso::111122223333:application/ssoins-1234567890abcdef/apl-fedcba0987654321",
            "arn:aws:events:eu-west-1:444455556666:event-bus/default",
            "arn:aws:sso:::instance/ssoins-1234567890abcdef",
            "ssoins-1234567890abcdef",
            "d-abcdefghijkl",
            "platform@example.com",
            "https://chat.example.com/hook",
            "/studio/",
            "/teams/",
            "200",
            "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
            "o-1234567890",
            "other-name",
            "fs-0123456789abcdef0",
            "fs-0fedcba9876543210",
            "ml.t3.*",
            "ml.m5.large",
            "team={team}")) {
      values.add(value.replace("arn:aws:", "arn:" + partition + ":"));
    }
    return values;
  }
}
