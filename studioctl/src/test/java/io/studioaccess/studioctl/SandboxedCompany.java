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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A sandbox with the demo company and the sample row file. */
public final class SandboxedCompany implements AutoCloseable {
  /** Locks: classes that use the same company run one after the other. */
  public static final String AS_DEPLOYED = "SandboxedCompany.asDeployed";

  public static final String ONE_CHANGE_AN_HOUR = "SandboxedCompany.oneChangeAnHour";

  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  public final Sandbox sandbox;
  private final List<String> roles = new ArrayList<>();
  private int memberships;

  public SandboxedCompany(SandboxOptions options) {
    sandbox = Sandbox.start(options);
    fill();
  }

  /** Into an empty stack. */
  void fill() {
    roles.forEach(sandbox.cloud().roles()::delete);
    roles.clear();
    Company.addTo(sandbox, REPOSITORY);
    sandbox
        .endpoint()
        .register(
            System.getProperty("aws.accessKeyId"),
            Principal.administrator("administrator", "111122223333"));
  }

  /** One process per function that is invoked, and short waits of the SDK between its attempts. */
  public static SandboxOptions options() {
    return SandboxOptions.of(REPOSITORY)
        .withConcurrency(1)
        .withoutIdleFunctions()
        .withWaitsDividedBy(1_000);
  }

  /**
   * The company of all classes with the template's defaults, but without scheduled sweeps, like a
   * new one. Classes that use it hold the lock {@value #AS_DEPLOYED}, and do not close it.
   */
  public static SandboxedCompany asDeployed() {
    return AsDeployed.COMPANY.likeNew();
  }

  /** Likewise, with one revocation or role change per hour, and the lock of this name. */
  public static SandboxedCompany oneChangeAnHour() {
    return OneChangeAnHour.COMPANY.likeNew();
  }

  private static SandboxOptions withoutScheduledSweeps() {
    return options().withParameter("SweepSchedule", "rate(365 days)");
  }

  private static final class AsDeployed {
    static final ReusedCompany COMPANY = new ReusedCompany(withoutScheduledSweeps());
  }

  private static final class OneChangeAnHour {
    static final ReusedCompany COMPANY =
        new ReusedCompany(withoutScheduledSweeps().withParameter("MaxRevocationsPerHour", "1"));
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
    String arn = "arn:aws:iam::111122223333:role/studio/" + name;
    sandbox
        .cloud()
        .roles()
        .add(new Roles.Role(arn, ResourcePolicy.ofTrustPolicy(trust), List.of()));
    roles.add(arn);
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
