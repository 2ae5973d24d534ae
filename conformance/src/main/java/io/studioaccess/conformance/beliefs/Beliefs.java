package io.studioaccess.conformance.beliefs;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that is believed of AWS. {@code sandbox/README.md} shows it as a table. */
public final class Beliefs {

  private static final List<Topic> TOPICS =
      List.of(
          new Topic("Identity Store", DirectoryBeliefs.ALL),
          new Topic("Events of the directory", DirectoryEventBeliefs.ALL),
          new Topic("Events that the Identity Store sends itself", NativeEventBeliefs.ALL),
          new Topic("SageMaker Studio: domains and profiles", ProfileBeliefs.ALL),
          new Topic("SageMaker Studio: spaces, apps and tags", SpaceBeliefs.ALL),
          new Topic("IAM Identity Center", IdentityCenterBeliefs.ALL),
          new Topic("Set-ups of IAM Identity Center", SetupBeliefs.ALL),
          new Topic("EventBridge, SQS, DynamoDB and Lambda", DeliveryBeliefs.ALL),
          new Topic("Loops, snapshots, regions and partitions", LambdaBeliefs.ALL),
          new Topic("IAM, STS and other services", AccountBeliefs.ALL),
          new Topic("Deployments", DeploymentBeliefs.ALL));

  private Beliefs() {}

  public static List<Topic> topics() {
    return TOPICS;
  }

  public static Stream<Belief> all() {
    return TOPICS.stream().flatMap(topic -> topic.beliefs().stream());
  }

  /** The table of all beliefs, in Markdown. */
  public static String table() {
    return counts() + TOPICS.stream().map(Beliefs::section).collect(Collectors.joining());
  }

  private static String counts() {
    StringBuilder text =
        new StringBuilder("| Kind | Meaning | Beliefs | Asked of AWS |\n|---|---|---|---|\n");
    for (Kind kind : Kind.values()) {
      List<Belief> ofKind = all().filter(belief -> belief.kind() == kind).toList();
      text.append(
          "| %s | %s | %d | %d |\n"
              .formatted(
                  kind.text(),
                  kind.meaning(),
                  ofKind.size(),
                  ofKind.stream().filter(b -> !b.contractTests().isEmpty()).count()));
    }
    return text.toString();
  }

  private static String section(Topic topic) {
    return "\n### %s\n\n| Belief | Kind | Source | Read | Tests |\n|---|---|---|---|---|\n%s"
        .formatted(
            topic.title(),
            topic.beliefs().stream().map(Beliefs::row).collect(Collectors.joining()));
  }

  private static String row(Belief belief) {
    return "| %s%s | %s | %s | %s | %s |\n"
        .formatted(
            belief.claim(),
            belief.isAboutAccess() ? ". **Decides over access**" : "",
            belief.kind().text(),
            belief.source(),
            belief.read(),
            tests(belief));
  }

  private static String tests(Belief belief) {
    String tests = names(belief.tests());
    return belief.testsOfTheContrary().isEmpty()
        ? tests
        : tests + "; if not: " + names(belief.testsOfTheContrary());
  }

  private static String names(List<String> tests) {
    return tests.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
  }
}
