package io.studioaccess.sandbox.stack;

import io.studioaccess.sandbox.clock.SandboxClock;
import io.studioaccess.sandbox.cloud.Cloud;
import io.studioaccess.sandbox.cloudformation.Deployer;
import io.studioaccess.sandbox.cloudformation.NewStack;
import io.studioaccess.sandbox.cloudformation.template.Deployment;
import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.cloudformation.template.TemplateException;
import io.studioaccess.sandbox.cloudformation.template.TemplateStack;
import io.studioaccess.sandbox.cloudformation.template.Yaml;
import io.studioaccess.sandbox.process.ScratchFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A sandbox without a stack. {@code aws cloudformation package} and {@code deploy} create the one
 * stack; its functions run from the jars that were uploaded.
 */
public final class EmptySandbox implements AutoCloseable {

  private static final String BUCKET_SCHEME = "s3:/";

  private final Shutdown shutdown = new Shutdown();
  private final SandboxOptions options;
  private final SandboxClock clock;
  private final Cloud cloud;
  private final Path folder;
  private Optional<Sandbox> deployed = Optional.empty();

  private EmptySandbox(SandboxOptions options) {
    this.options = options;
    this.clock = options.clock();
    this.folder = shutdown.add(new ScratchFolder()).path();
    this.cloud =
        shutdown.add(
            new Cloud(
                clock,
                options.accountRegion(),
                options.identityCenter(),
                options.directoryEvents(),
                options.socketAddress()));
    cloud.changeSets().deployWith(new UploadedStack());
  }

  public static EmptySandbox start(SandboxOptions options) {
    return new EmptySandbox(options);
  }

  public Cloud cloud() {
    return cloud;
  }

  /**
   * The sandbox of the stack.
   *
   * @throws IllegalStateException if no stack was created
   */
  public synchronized Sandbox sandbox() {
    return deployed.orElseThrow(() -> new IllegalStateException("no stack was created"));
  }

  @Override
  public void close() {
    shutdown.close();
  }

  /** Creates the stack from what was uploaded. */
  private final class UploadedStack implements Deployer {

    @Override
    public TemplateStack preview(NewStack stack) {
      return Template.read(
              write(stack),
              new Deployment(
                  stack.region(),
                  stack.accountId(),
                  stack.name(),
                  cloud.endpoint().uri(),
                  stack.parameters()))
          .stack();
    }

    @Override
    public void create(NewStack stack) {
      synchronized (EmptySandbox.this) {
        if (deployed.isPresent()) {
          throw new IllegalStateException("the sandbox has a stack already");
        }
        Path template = write(stack);
        functionsOf(template).forEach(this::download);
        SandboxOptions uploaded = SandboxOptions.of(folder).withTemplate(template);
        uploaded = uploaded.withIdentityCenter(options.identityCenter());
        uploaded = uploaded.withStackName(stack.name());
        if (!options.ahead()) {
          uploaded = uploaded.withoutIdleFunctions();
        }
        for (Map.Entry<String, String> parameter : stack.parameters().entrySet()) {
          uploaded = uploaded.withParameter(parameter.getKey(), parameter.getValue());
        }
        deployed = Optional.of(shutdown.add(Sandbox.startIn(cloud, clock, uploaded)));
      }
    }

    /** The folder is a working copy whose jars somebody else has built. */
    private Path write(NewStack stack) {
      try {
        Path parts = folder.resolve("sandbox");
        if (!Files.exists(parts)) {
          Files.createSymbolicLink(parts, options.repository().resolve("sandbox"));
        }
        return Files.writeString(folder.resolve("template.yaml"), stack.template());
      } catch (IOException e) {
        throw new UncheckedIOException("the uploaded template cannot be written", e);
      }
    }

    private Map<String, Node> functionsOf(Path template) {
      Map<String, Node> resources =
          new LinkedHashMap<>(
              Yaml.section(
                  Yaml.entries(Yaml.document(template), template.toString()), "Resources"));
      resources
          .values()
          .removeIf(
              resource ->
                  !(Yaml.entries(resource, "Resources").get("Type") instanceof ScalarNode type)
                      || !type.getValue().equals("AWS::Serverless::Function"));
      return resources;
    }

    private void download(String function, Node resource) {
      Node code = Yaml.section(Yaml.entries(resource, function), "Properties").get("CodeUri");
      String where = "Resources." + function + ".CodeUri";
      if (!(code instanceof ScalarNode uri) || !uri.getValue().startsWith(BUCKET_SCHEME)) {
        throw new TemplateException(
            where + " is not in S3: run \"aws cloudformation package\" first");
      }
      byte[] jar =
          cloud
              .endpoint()
              .objects()
              .find(uri.getValue().substring(BUCKET_SCHEME.length()))
              .orElseThrow(
                  () -> new TemplateException(where + ": no object is at " + uri.getValue()));
      try {
        Path target = Files.createDirectories(folder.resolve(function).resolve("target"));
        Files.write(target.resolve("uploaded-function.jar"), jar);
      } catch (IOException e) {
        throw new UncheckedIOException("the uploaded function cannot be written", e);
      }
    }
  }
}
