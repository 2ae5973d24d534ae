package io.studioaccess.scale.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.cloudformation.template.Deployment;
import io.studioaccess.sandbox.cloudformation.template.QueueSource;
import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.cloudformation.template.TemplateFunction;
import io.studioaccess.scale.JoinBurst;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DeployedShapeTest {
  private static final Path REPOSITORY = Path.of("..");

  private final Template template =
      Template.read(
          REPOSITORY.resolve("template.yaml"),
          new Deployment(
              "eu-west-1",
              "111122223333",
              "studio-access",
              URI.create("http://127.0.0.1:1"),
              Map.of("IdentityStoreId", "d-1234567890", "StudioApplicationArns", "")));

  @Test
  void agreesWithTheTemplateAsTheSandboxReadsIt() {
    DeployedShape shape = DeployedShape.read(REPOSITORY.resolve("template.yaml"));

    assertThat(shape.functions()).hasSameSizeAs(template.functions());
    for (Map.Entry<String, DeployedShape.Function> function : shape.functions().entrySet()) {
      TemplateFunction read = function(function.getKey());
      assertThat(function.getValue().memory()).isEqualTo(read.memory());
      assertThat(function.getValue().snapStart()).isEqualTo(read.snapStart());
    }
    assertThat(shape.queues()).isEqualTo(template.queues().size());
    assertThat(shape.queuesThatInvoke()).isEqualTo(3);
    assertThat(shape.alarmMetrics())
        .isEqualTo(template.monitoring().alarms().values().stream().mapToInt(List::size).sum());
  }

  @Test
  void theBurstRunsAtTheTemplatesConcurrency() {
    assertThat(function("ProvisionerFunction").sources())
        .filteredOn(QueueSource.class::isInstance)
        .extracting(source -> ((QueueSource) source).maximumConcurrency())
        .containsExactly(JoinBurst.MAXIMUM_CONCURRENCY);
  }

  private TemplateFunction function(String id) {
    return Objects.requireNonNull(template.functions().get(id));
  }
}
