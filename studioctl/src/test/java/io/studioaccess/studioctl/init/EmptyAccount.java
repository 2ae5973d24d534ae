package io.studioaccess.studioctl.init;

import io.studioaccess.sandbox.cloud.IdentityCenter;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.iam.Roles;
import io.studioaccess.sandbox.policy.PolicyDocument;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.policy.ResourcePolicy;
import io.studioaccess.sandbox.stack.EmptySandbox;
import io.studioaccess.sandbox.stack.SandboxOptions;
import io.studioaccess.studioctl.SandboxedCompany;
import io.studioaccess.studioctl.StudioctlRunner;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An account without a stack: the demo's groups, users and domain, and two execution roles. */
final class EmptyAccount implements AutoCloseable {
  static final String ACCOUNT = "111122223333";
  static final String ROLES = "arn:aws:iam::111122223333:role/";
  static final String KEY = System.getProperty("aws.accessKeyId");

  final EmptySandbox sandbox;

  private EmptyAccount(SandboxOptions options) {
    sandbox = EmptySandbox.start(options);
    sandbox.cloud().endpoint().register(KEY, Principal.administrator("administrator", ACCOUNT));
  }

  /** With nothing but Identity Center and a trail. */
  static EmptyAccount bare() {
    return new EmptyAccount(SandboxedCompany.options());
  }

  static EmptyAccount with(UnaryOperator<SandboxOptions> options) {
    return new EmptyAccount(options.apply(SandboxedCompany.options()));
  }

  static EmptyAccount with(IdentityCenter identityCenter) {
    EmptyAccount account = with(options -> options.withIdentityCenter(identityCenter));
    account.furnish();
    return account;
  }

  static EmptyAccount furnished() {
    EmptyAccount account = bare();
    account.furnish();
    return account;
  }

  private void furnish() {
    addGroupsAndUsers();
    addDomain();
    addRole("studio/data-scientist");
    addRole("studio/ml-engineer");
    addRole("studio/no-rights");
  }

  void addGroupsAndUsers() {
    List.of(Company.DATA_SCIENTISTS, Company.ML_ENGINEERS, Company.OFFICE_STAFF)
        .forEach(sandbox.cloud().directory()::add);
    List.of(Company.ANA, Company.OLGA).forEach(sandbox.cloud().directory()::add);
  }

  void addDomain() {
    sandbox.cloud().studio().addDomain("studio", domain -> domain.domainId(Company.DOMAIN));
  }

  /**
   * A role that trusts SageMaker.
   *
   * @param path with the name, without a slash at the beginning
   */
  void addRole(String path) {
    sandbox
        .cloud()
        .roles()
        .add(
            new Roles.Role(
                ROLES + path,
                ResourcePolicy.ofTrustPolicy(
                    Map.of(
                        "Statement",
                        Map.of(
                            "Effect", "Allow",
                            "Principal", Map.of("Service", "sagemaker.amazonaws.com"),
                            "Action", "sts:AssumeRole"))),
                List.of()));
  }

  /** From now on the caller may do only this. */
  void allow(List<String> actions) {
    sandbox
        .cloud()
        .endpoint()
        .register(
            KEY,
            Principal.session(
                ROLES + "administrator",
                "session",
                List.of(
                    PolicyDocument.of(
                        Map.of(
                            "Statement",
                            Map.of("Effect", "Allow", "Action", actions, "Resource", "*"))))));
  }

  /**
   * {@code studioctl} against this account.
   *
   * @param answers lines typed at the terminal; without any there is no terminal
   */
  StudioctlRunner ctl(String... answers) {
    return new StudioctlRunner(
        sandbox.cloud().uri(), Clock.systemUTC(), _ -> sandbox.sandbox().settle(), answers);
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
