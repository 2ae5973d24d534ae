package io.studioaccess.studioctl.init;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.Parameter;

/**
 * Deploys the template and the built functions as {@code aws cloudformation package} and {@code
 * deploy} do: with the parameters of a file.
 */
final class Release {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path REPOSITORY = Path.of("..");
  private static final String BUCKET = "/bucket/";

  private final URI endpoint;

  Release(URI endpoint) {
    this.endpoint = endpoint;
  }

  void deploy(String stack, Path parameters) throws IOException, InterruptedException {
    List<String> template = new ArrayList<>();
    String function = "";
    for (String line : Files.readAllLines(REPOSITORY.resolve("template.yaml"))) {
      if (line.matches("  [A-Za-z]+Function:")) {
        function = line.strip().replace("Function:", "").toLowerCase(Locale.ROOT);
      }
      if (line.equals("      CodeUri: .")) {
        String jar = function + "-function.jar";
        upload(
            jar, Files.readAllBytes(REPOSITORY.resolve(function).resolve("target").resolve(jar)));
        template.add("      CodeUri: s3:/" + BUCKET + jar);
      } else {
        template.add(line);
      }
    }
    String text =
        String.join("\n", template)
            .replaceAll("\n    Metadata:\n      BuildMethod: makefile(?=\n)", "");
    upload("template.yaml", text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    execute(stack, parameters);
  }

  private void upload(String key, byte[] content) throws IOException, InterruptedException {
    HttpRequest put =
        HttpRequest.newBuilder(endpoint.resolve(BUCKET + key))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=%s/20260302/eu-west-1/s3/aws4_request"
                    .formatted(EmptyAccount.KEY))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      int status = client.send(put, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new IllegalStateException("upload of %s: %d".formatted(key, status));
      }
    }
  }

  private void execute(String stack, Path parameters) throws IOException {
    List<Parameter> given = new ArrayList<>();
    for (JsonNode parameter : JSON.readTree(Files.readString(parameters))) {
      String[] pair = parameter.asText().split("=", 2);
      given.add(Parameter.builder().parameterKey(pair[0]).parameterValue(pair[1]).build());
    }
    try (CloudFormationClient cloudFormation =
        CloudFormationClient.builder()
            .endpointOverride(endpoint)
            .region(Region.EU_WEST_1)
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      String changeSet =
          cloudFormation
              .createChangeSet(
                  create ->
                      create
                          .stackName(stack)
                          .changeSetName("first")
                          .changeSetType(ChangeSetType.CREATE)
                          .capabilities(Capability.CAPABILITY_NAMED_IAM)
                          .templateURL(endpoint.resolve(BUCKET + "template.yaml").toString())
                          .parameters(given))
              .id();
      var unused =
          cloudFormation.executeChangeSet(
              execute -> execute.changeSetName(changeSet).disableRollback(false));
    }
  }
}
