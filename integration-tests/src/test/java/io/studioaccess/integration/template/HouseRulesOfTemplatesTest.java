package io.studioaccess.integration.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.stack.ProductTemplate;
import io.studioaccess.sandbox.stack.TestRepository;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What holds for every template here, whether the sandbox understands its resources or not. */
class HouseRulesOfTemplatesTest {

  private static final List<String> BOUNDS =
      List.of("AllowedPattern", "AllowedValues", "MinValue", "MaxValue");

  private static final Map<String, String> REGIONS_BY_PARTITION =
      Map.of(
          "aws-cn", "cn-northwest-1",
          "aws-us-gov", "us-gov-west-1",
          "aws-iso", "us-iso-east-1",
          "aws-iso-b", "us-isob-east-1",
          "aws-iso-e", "eu-isoe-west-1",
          "aws-iso-f", "us-isof-south-1",
          "aws-eusc", "eusc-de-east-1");

  private static final String REGIONAL_DOMAIN = "${AWS::Region}.amazonaws.com";

  private static final List<String> VALUES_IN_AWS =
      List.of(
          "eu-west-1",
          "arn:aws:iam::111122223333:role/studio/x",
          "arn:aws:kms:eu-west-1:111122223333:key/11111111-1111-4111-8111-111111111111",
          "arn:aws:sns:eu-west-1:111122223333:topic",
          "arn:aws:events:eu-west-1:111122223333:event-bus/default");

  static List<Path> templates() throws IOException {
    try (Stream<Path> others = Files.list(TestRepository.root().resolve("templates"))) {
      return Stream.concat(
              Stream.of(ProductTemplate.FILE),
              others.filter(file -> file.toString().endsWith(".yaml")).sorted())
          .toList();
    }
  }

  /** Of a type such as AWS::EC2::VPC::Id, CloudFormation takes nothing but what is there. */
  @ParameterizedTest
  @MethodSource("templates")
  void everyParameterIsBoundedAndSaysHow(Path template) throws IOException {
    for (var parameter : fields(template(template), "Parameters")) {
      var settings = (MappingNode) parameter.value();
      if (text(field(settings, "Type").orElseThrow()).contains("AWS::")) {
        continue;
      }
      assertThat(BOUNDS)
          .as("bounds of the parameter %s", parameter.name())
          .anyMatch(bound -> field(settings, bound).isPresent());
      assertThat(field(settings, "ConstraintDescription"))
          .as("ConstraintDescription of the parameter %s", parameter.name())
          .isPresent();
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void noActionIsAllowedByAStar(Path template) throws IOException {
    for (MappingNode statement : allowing(template(template))) {
      assertThat(field(statement, "NotAction")).as(place(statement)).isEmpty();
      assertThat(scalars(field(statement, "Action").orElseThrow()))
          .as(place(statement))
          .noneMatch(action -> action.getValue().contains("*"));
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyResourceOfAStarHasItsReasonBesideIt(Path template) throws IOException {
    List<String> lines = Files.readAllLines(template);
    for (MappingNode statement : allowing(template(template))) {
      for (ScalarNode star : stars(statement)) {
        int line = star.getStartMark().getLine();
        assertThat(lines.get(line).contains("#") || lines.get(line - 1).strip().startsWith("#"))
            .as("a comment at line %d: %s", line + 1, lines.get(line))
            .isTrue();
      }
    }
  }

  /** What a parameter takes in the partition aws, it takes in every partition. */
  @ParameterizedTest
  @MethodSource("templates")
  void everyPartitionIsAllowed(Path template) throws IOException {
    for (var parameter : fields(template(template), "Parameters")) {
      field((MappingNode) parameter.value(), "AllowedPattern")
          .map(pattern -> Pattern.compile(text(pattern)))
          .ifPresent(pattern -> requireAllPartitions(parameter.name(), pattern));
    }
  }

  /**
   * What a template writes into AWS names no partition, and no domain of one, except in both forms.
   */
  @ParameterizedTest
  @MethodSource("templates")
  void nothingIsOfOnePartitionOnly(Path template) throws IOException {
    for (String section : List.of("Conditions", "Resources", "Outputs")) {
      Optional<Node> part = field(template(template), section);
      if (part.isPresent()) {
        for (Node list : lists(part.get())) {
          List<String> texts = scalars(list).stream().map(ScalarNode::getValue).toList();
          for (String text : texts) {
            assertThat(text).doesNotContain("arn:aws");
            if (text.endsWith(REGIONAL_DOMAIN)) {
              assertThat(texts)
                  .as("the same with the partition's own suffix")
                  .contains(text.replace(REGIONAL_DOMAIN, "${AWS::Region}.${AWS::URLSuffix}"));
            }
          }
        }
      }
    }
  }

  /** All lists of plain texts, and all other texts, each as a list of its own. */
  private static List<Node> lists(Node node) {
    return switch (node) {
      case MappingNode mapping ->
          mapping.getValue().stream()
              .flatMap(entry -> lists(entry.getValueNode()).stream())
              .toList();
      case SequenceNode sequence
          when sequence.getValue().stream().allMatch(ScalarNode.class::isInstance) ->
          List.of(sequence);
      case SequenceNode sequence ->
          sequence.getValue().stream().flatMap(item -> lists(item).stream()).toList();
      default -> List.of(node);
    };
  }

  private static void requireAllPartitions(String parameter, Pattern pattern) {
    for (String value : VALUES_IN_AWS) {
      if (pattern.matcher(value).matches()) {
        REGIONS_BY_PARTITION.forEach(
            (partition, region) ->
                assertThat(
                        value
                            .replace("arn:aws:", "arn:%s:".formatted(partition))
                            .replace("eu-west-1", region))
                    .as("a value of %s", parameter)
                    .matches(pattern));
      }
    }
  }

  private static List<ScalarNode> stars(MappingNode statement) {
    return field(statement, "Resource").stream()
        .flatMap(resource -> scalars(resource).stream())
        .filter(resource -> resource.getValue().equals("*"))
        .toList();
  }

  private static List<MappingNode> allowing(Node template) {
    var statements = new ArrayList<MappingNode>();
    collect(template, statements);
    return statements;
  }

  private static void collect(Node node, List<MappingNode> statements) {
    if (node instanceof MappingNode mapping) {
      if (field(mapping, "Effect").filter(effect -> text(effect).equals("Allow")).isPresent()) {
        statements.add(mapping);
      }
      mapping.getValue().forEach(entry -> collect(entry.getValueNode(), statements));
    } else if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> collect(item, statements));
    }
  }

  private static List<ScalarNode> scalars(Node node) {
    return switch (node) {
      case ScalarNode scalar -> List.of(scalar);
      case SequenceNode sequence ->
          sequence.getValue().stream().flatMap(item -> scalars(item).stream()).toList();
      default -> List.of();
    };
  }

  private record Field(String name, Node value) {}

  private static List<Field> fields(MappingNode mapping, String name) {
    return field(mapping, name).stream()
        .flatMap(value -> ((MappingNode) value).getValue().stream())
        .map(entry -> new Field(text(entry.getKeyNode()), entry.getValueNode()))
        .toList();
  }

  private static Optional<Node> field(MappingNode mapping, String name) {
    return mapping.getValue().stream()
        .filter(entry -> text(entry.getKeyNode()).equals(name))
        .map(entry -> entry.getValueNode())
        .findFirst();
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static String place(MappingNode statement) {
    return "the statement at line %d".formatted(statement.getStartMark().getLine() + 1);
  }

  private static MappingNode template(Path file) throws IOException {
    return (MappingNode) new Yaml().compose(new StringReader(Files.readString(file)));
  }
}
