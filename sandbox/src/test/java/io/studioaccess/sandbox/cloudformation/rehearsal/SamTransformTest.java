package io.studioaccess.sandbox.cloudformation.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.sandbox.cloudformation.template.TemplateException;
import io.studioaccess.sandbox.stack.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamTransformTest {

  private static final String TRANSLATE =
      """
      import json, os, sys
      os.environ["AWS_DEFAULT_REGION"] = "eu-west-1"
      from samtranslator.parser.parser import Parser
      from samtranslator.translator.translator import Translator
      from samtranslator.yaml_helper import yaml_parse
      template = yaml_parse(open(sys.argv[1], encoding="utf-8").read())
      for resource in template["Resources"].values():
          if resource["Type"] == "AWS::Serverless::Function":
              resource["Properties"]["CodeUri"] = "s3://bucket/key"
      parameters = {n: p.get("Default", "d-1234567890") for n, p in template["Parameters"].items()}
      translated = Translator({}, Parser()).translate(template, parameter_values=parameters)
      json.dump(translated["Resources"], sys.stdout)
      """;

  @TempDir Path folder;

  /** Down to the hashes in the versions' logical IDs. */
  @Test
  void translatesTheTemplateAsAwsDoes() throws IOException, InterruptedException {
    // Given
    JsonNode expected = AwsTools.run("samtranslator", TRANSLATE, "template.yaml");

    // When
    Map<String, Object> ours = new LinkedHashMap<>();
    TemplateFile.read(TestRepository.root().resolve("template.yaml"))
        .resources()
        .forEach((id, node) -> ours.put(id, Nodes.json(node)));

    // Then
    JsonNode actual = JsonMapper.builder().build().readTree(Json.of(ours));
    assertThat(actual.properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrderElementsOf(
            expected.properties().stream().map(Map.Entry::getKey).toList());
    expected
        .properties()
        .forEach(
            resource ->
                assertThat(actual.get(resource.getKey()))
                    .as(resource.getKey())
                    .isEqualTo(resource.getValue()));
  }

  @Test
  void aPropertyThatItDoesNotKnowIsAnError() throws IOException {
    Path file = folder.resolve("function.yaml");
    Files.writeString(
        file,
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Function:
            Type: AWS::Serverless::Function
            Properties:
              FunctionUrlConfig: {AuthType: NONE}
        """);

    assertThatThrownBy(() -> TemplateFile.read(file))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("Function.FunctionUrlConfig, line 6");
  }
}
