package io.studioaccess.sandbox.ssoadmin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;

/**
 * Further instances of IAM Identity Center, which are listed only: an account sees the
 * organization's instance and one of its own. Their directories have no API here.
 */
public final class OtherInstances {

  private final Map<String, List<InstanceMetadata>> byRegion = new ConcurrentHashMap<>();

  public void add(String region, InstanceMetadata instance) {
    byRegion.compute(
        region,
        (_, listed) -> {
          List<InstanceMetadata> more = new ArrayList<>(listed == null ? List.of() : listed);
          more.add(instance);
          return List.copyOf(more);
        });
  }

  List<InstanceMetadata> in(String region) {
    return byRegion.getOrDefault(region, List.of());
  }
}
