package io.studioaccess.studioctl;

import io.studioaccess.sandbox.Sandbox;
import io.studioaccess.sandbox.SandboxOptions;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.iam.Principal;
import java.nio.file.Path;

/** A sandbox with the demo's company in it, whose rows are those of the sample row file. */
public final class SandboxedCompany implements AutoCloseable {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  public final Sandbox sandbox;
  public final Company company;

  public SandboxedCompany() {
    this(SandboxOptions.of(REPOSITORY));
  }

  public SandboxedCompany(SandboxOptions options) {
    sandbox = Sandbox.start(options);
    company = Company.into(sandbox, REPOSITORY);
    sandbox
        .frontDoor()
        .admit(
            System.getProperty("aws.accessKeyId"),
            Principal.administrator("administrator", "111122223333"));
  }

  public static SandboxOptions options() {
    return SandboxOptions.of(REPOSITORY);
  }

  /** {@code studioctl} against this sandbox, where nobody can be asked. */
  public Ctl ctl(String... answers) {
    return new Ctl(sandbox.frontDoor().uri(), answers);
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
