package io.studioaccess.studioctl.init;

import io.studioaccess.mapping.Region;
import io.studioaccess.studioctl.console.CommandException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code init}. Each answers a question, or replaces what cannot be read. */
final class InitOptions {
  static final String IDENTITY_STORE = "--identity-store ID";
  static final String DOMAIN = "--domain ID";
  static final String GROUP = "--group NAME";
  static final String ROLE = "--role ROLE";
  static final String ALARM_EMAIL = "--alarm-email ADDRESS";

  @Option(
      names = "--identity-store",
      paramLabel = "ID",
      description = "The identity store, if there are several instances of IAM Identity Center")
  private Optional<String> identityStore = Optional.empty();

  @Option(
      names = "--identity-center-region",
      paramLabel = "REGION",
      description =
          "Primary region of IAM Identity Center. Default: --region, or where it is found")
  private Optional<String> identityCenterRegion = Optional.empty();

  @Option(
      names = "--identity-center-account",
      paramLabel = "ACCOUNT",
      description = "Owner of IAM Identity Center, if the instances cannot be listed")
  private Optional<String> identityCenterAccount = Optional.empty();

  @Option(names = "--domain", paramLabel = "ID|NAME", description = "The Studio domain")
  private Optional<String> domain = Optional.empty();

  @Option(
      names = "--group",
      paramLabel = "NAME|ID",
      description = "A group that gets access. Repeatable")
  private List<String> groups = List.of();

  @Option(
      names = "--role",
      paramLabel = "ROLE|GROUP=ROLE",
      description = "Execution role (name or ARN) of all groups, or of one group. Repeatable")
  private List<String> roles = List.of();

  @Option(
      names = "--alarm-email",
      paramLabel = "ADDRESS",
      description = "Mail address for alarms; none for no mail")
  private Optional<String> alarmEmail = Optional.empty();

  @Option(
      names = "--directory",
      paramLabel = "DIRECTORY",
      description = "Where the files are written. Default: this directory")
  private Path directory = Path.of("");

  @Option(names = "--force", description = "Overwrite files, and parameters in samconfig.toml")
  private boolean force;

  List<String> identityStore() {
    return identityStore.stream().toList();
  }

  /**
   * @throws CommandException for a text that is no region
   */
  Optional<Region> identityCenterRegion() {
    try {
      return identityCenterRegion.map(Region::new);
    } catch (IllegalArgumentException e) {
      throw new CommandException("--identity-center-region: " + e.getMessage(), e);
    }
  }

  /**
   * @throws CommandException for a text that is no account id
   */
  Optional<String> identityCenterAccount() {
    identityCenterAccount
        .filter(account -> !account.matches("\\d{12}"))
        .ifPresent(
            account -> {
              throw new CommandException(
                  "--identity-center-account: expected twelve digits, found '%s'."
                      .formatted(account));
            });
    return identityCenterAccount;
  }

  List<String> domain() {
    return domain.stream().toList();
  }

  List<String> groups() {
    return List.copyOf(groups);
  }

  List<String> roles() {
    return List.copyOf(roles);
  }

  List<String> alarmEmail() {
    return alarmEmail.stream().toList();
  }

  Path directory() {
    return directory;
  }

  boolean isForce() {
    return force;
  }
}
