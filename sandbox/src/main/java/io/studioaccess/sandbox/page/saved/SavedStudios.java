package io.studioaccess.sandbox.page.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.studioaccess.sandbox.cloud.Cloud;
import io.studioaccess.sandbox.sagemaker.Studio;
import io.studioaccess.sandbox.sagemaker.StudioContent;
import io.studioaccess.sandbox.wire.ShapeWriter;
import io.studioaccess.sandbox.wire.Shapes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sagemaker.model.DescribeAppResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeSpaceResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Domains, profiles, spaces and apps of each account and region, as SageMaker describes them. */
final class SavedStudios {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private SavedStudios() {}

  static void write(Cloud cloud, ObjectNode state) {
    ArrayNode studios = state.putArray("studios");
    for (Studio studio : cloud.studios().all()) {
      StudioContent content = studio.content();
      ObjectNode json =
          studios.addObject().put("account", studio.accountId()).put("region", studio.region());
      add(json.putArray("domains"), content.domains());
      add(json.putArray("profiles"), content.profiles());
      add(json.putArray("spaces"), content.spaces());
      add(json.putArray("apps"), content.apps());
      json.set("tags", JSON.valueToTree(content.tags()));
    }
  }

  private static void add(ArrayNode array, List<? extends SdkPojo> shapes) {
    shapes.forEach(shape -> array.add(JSON.<JsonNode>valueToTree(ShapeWriter.members(shape))));
  }

  static void read(JsonNode state, Cloud cloud) {
    for (JsonNode json : state.path("studios")) {
      Map<String, Map<String, String>> tags = new HashMap<>();
      for (var resource : json.path("tags").properties()) {
        Map<String, String> own = new HashMap<>();
        resource
            .getValue()
            .properties()
            .forEach(tag -> own.put(tag.getKey(), tag.getValue().asText()));
        tags.put(resource.getKey(), own);
      }
      cloud
          .studios()
          .in(SavedDirectory.text(json, "account"), SavedDirectory.text(json, "region"))
          .restore(
              new StudioContent(
                  shapes(json.path("domains"), DescribeDomainResponse::builder),
                  shapes(json.path("profiles"), DescribeUserProfileResponse::builder),
                  shapes(json.path("spaces"), DescribeSpaceResponse::builder),
                  shapes(json.path("apps"), DescribeAppResponse::builder),
                  tags));
    }
  }

  private static <B extends SdkPojo & SdkBuilder<B, T>, T> List<T> shapes(
      JsonNode array, Supplier<B> builder) {
    List<T> shapes = new ArrayList<>();
    for (JsonNode json : array) {
      B filled = builder.get();
      Shapes.fill(filled, json);
      shapes.add(filled.build());
    }
    return shapes;
  }
}
