package io.studioaccess.sandbox.cloudformation.rehearsal;

import io.studioaccess.sandbox.cloudformation.rehearsal.ResourceType.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.yaml.snakeyaml.Yaml;

/** All types of resources that the templates use. */
final class ResourceTypes {

  private static final String FILE = "resource-types.yaml";

  private final Map<String, Rules> rules = read();
  private final Map<String, ResourceType> types = new HashMap<>();

  ResourceTypes() {
    IamTypes.addTo(this);
    LambdaTypes.addTo(this);
    QueueTypes.addTo(this);
    EventTypes.addTo(this);
    StorageTypes.addTo(this);
    MonitoringTypes.addTo(this);
    AppConfigTypes.addTo(this);
    StudioTypes.addTo(this);
    TransferTypes.addTo(this);
  }

  void add(String name, Function<Op, Physical> identity, Consumer<Op> check) {
    add(name, identity, check, (account, resource) -> {});
  }

  void add(
      String name,
      Function<Op, Physical> identity,
      Consumer<Op> check,
      BiConsumer<Account, Physical> checkDeletion) {
    types.put(
        name,
        new ResourceType(
            Objects.requireNonNull(rules.get(name), name), identity, check, checkDeletion));
  }

  /**
   * @throws Refused on a type that the rehearsal does not know
   */
  ResourceType of(String name) {
    ResourceType type = types.get(name);
    if (type == null) {
      throw new Refused(
          "the rehearsal does not know resources of type " + name,
          "Add it to resource-types.yaml and to the class of its service in this package.");
    }
    return type;
  }

  Map<String, Rules> rules() {
    return Map.copyOf(rules);
  }

  private static Map<String, Rules> read() {
    try (InputStream file = ResourceTypes.class.getResourceAsStream(FILE)) {
      Map<String, Map<String, List<String>>> types =
          new Yaml().load(Objects.requireNonNull(file, FILE));
      var rules = new HashMap<String, Rules>();
      types.forEach(
          (name, lists) ->
              rules.put(
                  name,
                  new Rules(
                      Set.copyOf(lists.getOrDefault("required", List.of())),
                      Set.copyOf(lists.getOrDefault("replaces", List.of())),
                      Set.copyOf(lists.getOrDefault("updates", List.of())))));
      return rules;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
