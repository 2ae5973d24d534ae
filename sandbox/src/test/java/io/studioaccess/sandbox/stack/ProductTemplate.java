package io.studioaccess.sandbox.stack;

import io.studioaccess.sandbox.cloudformation.template.Deployment;
import io.studioaccess.sandbox.cloudformation.template.Template;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The product's template, with the parameters that a sandbox would fill in. */
public final class ProductTemplate {

  public static final Path FILE = TestRepository.root().resolve("template.yaml");

  /** The account of the deployment. */
  public static final String ACCOUNT = "111122223333";

  /**
   * Dozens of test classes read the same few templates, and each reading takes a tenth of a second.
   */
  private static final Map<Reading, Template> READ = new ConcurrentHashMap<>();

  private record Reading(Path file, Deployment deployment) {
    Template read() {
      return Template.read(file, deployment);
    }
  }

  private ProductTemplate() {}

  public static Template read() {
    return read(FILE);
  }

  public static Template read(Path file) {
    return read(file, required());
  }

  /** With parameters in addition to those that have no default. */
  public static Template readWith(Map<String, String> more) {
    Map<String, String> parameters = new HashMap<>(required());
    parameters.putAll(more);
    return read(FILE, parameters);
  }

  private static Map<String, String> required() {
    return Map.of(
        "IdentityStoreId",
        "d-1234567890",
        "StudioApplicationArns",
        SandboxOptions.applications(ACCOUNT));
  }

  /** With an Identity Center in another account. */
  public static Template readFor(String identityCenterAccountId) {
    return readWith(Map.of("IdentityCenterAccountId", identityCenterAccountId));
  }

  public static Template read(Path file, Map<String, String> parameters) {
    return readIn("eu-west-1", file, parameters);
  }

  /** In any region, with these parameters alone. */
  public static Template readIn(String region, Path file, Map<String, String> parameters) {
    Reading reading =
        new Reading(
            file,
            new Deployment(
                region, ACCOUNT, "studio-access", URI.create("http://127.0.0.1:4711"), parameters));
    boolean neverChanges = file.startsWith(TestRepository.root());
    return neverChanges ? READ.computeIfAbsent(reading, Reading::read) : reading.read();
  }
}
