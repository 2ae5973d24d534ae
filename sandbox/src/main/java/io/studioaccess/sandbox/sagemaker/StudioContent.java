package io.studioaccess.sandbox.sagemaker;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sagemaker.model.DescribeAppResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeSpaceResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;

/**
 * Everything that one Studio has.
 *
 * @param tags of each resource, by its ARN
 */
public record StudioContent(
    List<DescribeDomainResponse> domains,
    List<DescribeUserProfileResponse> profiles,
    List<DescribeSpaceResponse> spaces,
    List<DescribeAppResponse> apps,
    Map<String, Map<String, String>> tags) {
  public StudioContent {
    domains = List.copyOf(domains);
    profiles = List.copyOf(profiles);
    spaces = List.copyOf(spaces);
    apps = List.copyOf(apps);
    tags = Map.copyOf(tags);
  }
}
