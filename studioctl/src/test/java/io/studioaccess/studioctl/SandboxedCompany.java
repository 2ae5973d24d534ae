package io.studioaccess.studioctl;

import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.iam.Roles;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.policy.ResourcePolicy;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.stack.SandboxOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A sandbox with the demo company and the sample row file. */
public final class SandboxedCompany implements AutoCloseable {
  public static final String SHARED = "SandboxedCompany.shared";

  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  public final Sandbox sandbox;
  private int memberships;

  public SandboxedCompany(SandboxOptions options) {
    sandbox = Sandbox.start(options);
    Company.addTo(sandbox, REPOSITORY);
    sandbox
        .endpoint()
        .register(
            System.getProperty("aws.accessKeyId"),
            Principal.administrator("administrator", "111122223333"));
  }

  /** One process per function, and short waits of the SDK between its attempts. */
  public static SandboxOptions options() {
    return SandboxOptions.of(REPOSITORY).withConcurrency(1).withWaitsDividedBy(1_000);
  }

  /**
   * The sandbox of all classes that only read it, without scheduled sweeps. It ends with the JVM.
   * Its users hold the lock {@value #SHARED}.
   */
  public static SandboxedCompany shared() {
    return Shared.COMPANY;
  }

  private static final class Shared {
    static final SandboxedCompany COMPANY = start();

    private static SandboxedCompany start() {
      SandboxedCompany company =
          new SandboxedCompany(options().withParameter("SweepSchedule", "rate(365 days)"));
      company.sandbox.settle();
      Runtime.getRuntime().addShutdownHook(new Thread(company::close));
      return company;
    }
  }

  /** Adds the user to the group without an event. */
  public void joins(User user, Group group) {
    sandbox
        .cloud()
        .directory()
        .join(
            "0a1b2c3d4e-cccccccc-0000-4000-8000-%012d".formatted(++memberships),
            user.userId(),
            group.groupId());
  }

  /** An execution role under {@code /studio/} that trusts {@code service.amazonaws.com}. */
  public void addRole(String name, String service) {
    Map<String, Object> trust =
        Map.of(
            "Statement",
            Map.of(
                "Effect",
                "Allow",
                "Principal",
                Map.of("Service", service + ".amazonaws.com"),
                "Action",
                "sts:AssumeRole"));
    sandbox
        .cloud()
        .roles()
        .add(
            new Roles.Role(
                "arn:aws:iam::111122223333:role/studio/" + name,
                ResourcePolicy.ofTrustPolicy(trust),
                List.of()));
  }

  public List<String> profiles() {
    return sandbox.cloud().studio().profiles().stream()
        .map(profile -> profile.userProfileName())
        .sorted()
        .toList();
  }

  /**
   * {@code studioctl} against this sandbox. While it waits, the sandbox settles.
   *
   * @param answers lines typed at the terminal; without any there is no terminal
   */
  public StudioctlRunner ctl(String... answers) {
    return new StudioctlRunner(
        sandbox.endpoint().uri(), sandbox.clock(), _ -> sandbox.settle(), answers);
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
