package io.studioaccess.integration.template;

import io.studioaccess.sandbox.stack.ProductTemplate;
import io.studioaccess.sandbox.stack.SandboxOptions;
import io.studioaccess.sandbox.stack.TestRepository;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** templates/studio-account.yaml, with parameters as after a deployment of template.yaml. */
public final class StudioAccount {

  public static final Path TEMPLATE =
      TestRepository.root().resolve("templates/studio-account.yaml");
  public static final String EXTERNAL_ID = "the-main-stack";

  private StudioAccount() {}

  /** With the applications of all domains in this account. */
  public static Map<String, String> parameters(String account) {
    var roles = ProductTemplate.read().roles();
    var parameters = new HashMap<String, String>();
    for (String role : new String[] {"ProvisionerRole", "DeprovisionerRole", "SweeperRole"}) {
      parameters.put(role + "Arn", roles.get(role).arn());
    }
    parameters.put("ExternalId", EXTERNAL_ID);
    parameters.put("StudioApplicationArns", SandboxOptions.applications(account));
    return parameters;
  }
}
