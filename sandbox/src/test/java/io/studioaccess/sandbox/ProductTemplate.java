package io.studioaccess.sandbox;

import io.studioaccess.sandbox.template.Deployment;
import io.studioaccess.sandbox.template.Template;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The template that is deployed, with what a sandbox would fill in. */
public final class ProductTemplate {

  public static final Path FILE = TestRepository.root().resolve("template.yaml");

  private ProductTemplate() {}

  public static Template read() {
    return read(FILE);
  }

  static Template read(Path file) {
    return read(file, Map.of());
  }

  /** With these parameters beside the one that has no default. */
  public static Template readWith(Map<String, String> parameters) {
    return read(FILE, parameters);
  }

  private static Template read(Path file, Map<String, String> more) {
    Map<String, String> parameters = new HashMap<>(more);
    parameters.put("IdentityStoreId", "d-1234567890");
    return Template.read(
        file,
        new Deployment(
            "eu-west-1",
            "111122223333",
            "studio-access",
            URI.create("http://127.0.0.1:4711"),
            parameters));
  }
}
