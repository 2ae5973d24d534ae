package io.studioaccess.studioctl.console;

import io.studioaccess.mapping.Region;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/**
 * The options of every command. Beans that need them are created after the command line is parsed.
 */
public final class GlobalOptions {
  private static final String STACK = "studio-access";

  enum Output {
    TABLE,
    JSON,
    CSV
  }

  /** Accepts absolute URLs with a host. */
  private static final class Endpoint implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) throws URISyntaxException {
      URI uri = new URI(text);
      if (uri.getScheme() == null || uri.getHost() == null) {
        throw expected("a URL such as http://127.0.0.1:8080", text);
      }
      return uri;
    }
  }

  /** The SDK makes the name a part of an address, whatever it is. */
  private static final class RegionName implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      try {
        return new Region(text).value();
      } catch (IllegalArgumentException e) {
        throw expected("a region such as eu-west-1", text);
      }
    }
  }

  /** The profile of any other text would never be used. */
  private static final class AccountId implements ITypeConverter<String> {
    private static final Pattern DIGITS = Pattern.compile("\\d{12}");

    @Override
    public String convert(String text) {
      if (!DIGITS.matcher(text).matches()) {
        throw expected("an account id of twelve digits", text);
      }
      return text;
    }
  }

  private static TypeConversionException expected(String allowed, String found) {
    return new TypeConversionException("expected %s, found '%s'".formatted(allowed, found));
  }

  @Option(
      names = "--stack-name",
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      defaultValue = "${env:STUDIOCTL_STACK_NAME:-" + STACK + "}",
      description = "Name of the Studio Access stack. Default: ${DEFAULT-VALUE}")
  private String stackName = STACK;

  @Option(
      names = "--region",
      scope = ScopeType.INHERIT,
      paramLabel = "REGION",
      converter = RegionName.class,
      description = "Region of the stack. Default: AWS_REGION, AWS_DEFAULT_REGION or the profile's")
  private Optional<String> region = Optional.empty();

  @Option(
      names = "--profile",
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      description = "Profile in ~/.aws/config. Default: as for the AWS CLI")
  private Optional<String> profile = Optional.empty();

  @Option(
      names = "--account-profile",
      scope = ScopeType.INHERIT,
      paramLabel = "ACCOUNT=NAME",
      converter = AccountId.class,
      description =
          "Profile in ~/.aws/config for the domains and roles of another account. Repeatable")
  private Map<String, String> accountProfiles = Map.of();

  @Option(
      names = "--endpoint-url",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      converter = Endpoint.class,
      description = "Endpoint for all AWS services, such as the sandbox's")
  private Optional<URI> endpoint = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      scope = ScopeType.INHERIT,
      paramLabel = "table|json|csv",
      defaultValue = "table",
      description = "Output format; csv for lists only. Default: ${DEFAULT-VALUE}")
  private Output output = Output.TABLE;

  @Option(
      names = "--wide",
      scope = ScopeType.INHERIT,
      description = "Write each row of a table on one line, however long")
  private boolean wide;

  @Option(
      names = "--sort",
      scope = ScopeType.INHERIT,
      paramLabel = "COLUMN",
      description = "Sort a table or CSV by this column; COLUMN:desc for the reverse order")
  private Optional<String> sort = Optional.empty();

  @Option(names = "--yes", scope = ScopeType.INHERIT, description = "Do not ask for confirmation")
  private boolean yes;

  @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show stack traces")
  private boolean debug;

  public String stackName() {
    return stackName;
  }

  public Optional<String> region() {
    return region.or(() -> defaultRegion(System.getenv()));
  }

  /** The AWS CLI reads this variable, and the SDK does not; both prefer {@code AWS_REGION}. */
  static Optional<String> defaultRegion(Map<String, String> environment) {
    return environment.getOrDefault("AWS_REGION", "").isBlank()
        ? Optional.ofNullable(environment.get("AWS_DEFAULT_REGION")).filter(it -> !it.isBlank())
        : Optional.empty();
  }

  public Optional<String> profile() {
    return profile;
  }

  /** Profile names by account id. */
  public Map<String, String> accountProfiles() {
    return accountProfiles;
  }

  public Optional<URI> endpoint() {
    return endpoint;
  }

  boolean isJson() {
    return output == Output.JSON;
  }

  boolean isCsv() {
    return output == Output.CSV;
  }

  boolean isWide() {
    return wide;
  }

  Optional<String> sort() {
    return sort;
  }

  /**
   * Refuses a format or an order that the command does not have.
   *
   * @throws ParameterException that names the other formats
   */
  public void requireOutputOf(CommandLine command) {
    if (isCsv() && !(command.getCommand() instanceof CsvOutput)) {
      throw new ParameterException(
          command,
          "%s has no csv output: pass --output table or json."
              .formatted(command.getCommandSpec().qualifiedName()));
    }
    if (sort.isPresent() && isJson()) {
      throw new ParameterException(
          command, "--sort sorts tables and CSV: leave it out, and sort the JSON with jq.");
    }
    boolean canBeSorted = command.getCommand() instanceof CsvOutput output && output.canBeSorted();
    if (sort.isPresent() && !canBeSorted) {
      throw new ParameterException(
          command,
          "%s shows no list that --sort could sort."
              .formatted(command.getCommandSpec().qualifiedName()));
    }
  }

  boolean isYes() {
    return yes;
  }

  boolean isDebug() {
    return debug;
  }
}
