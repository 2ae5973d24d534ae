package io.studioaccess.studioctl.console;

import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The options that every command has. Whoever asks for them is made after they were read. */
@Singleton
public final class GlobalOptions {
  private static final String STACK = "studio-access";

  /** How an answer is written. */
  enum Output {
    TABLE,
    JSON
  }

  /** Has a scheme and a host. */
  private static final class Endpoint implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) throws URISyntaxException {
      URI uri = new URI(text);
      if (uri.getScheme() == null || uri.getHost() == null) {
        throw new TypeConversionException("no URL such as http://127.0.0.1:8080: " + text);
      }
      return uri;
    }
  }

  @Option(
      names = "--stack-name",
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      defaultValue = "${env:STUDIOCTL_STACK_NAME:-" + STACK + "}",
      description = "The stack that Studio Access was deployed as. Default: ${DEFAULT-VALUE}")
  private String stackName = STACK;

  @Option(
      names = "--region",
      scope = ScopeType.INHERIT,
      paramLabel = "REGION",
      description = "The region of the stack. Default: as the AWS CLI finds it")
  private Optional<String> region = Optional.empty();

  @Option(
      names = "--profile",
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      description = "A profile of ~/.aws/config. Default: as the AWS CLI finds credentials")
  private Optional<String> profile = Optional.empty();

  @Option(
      names = "--account-profile",
      scope = ScopeType.INHERIT,
      paramLabel = "ACCOUNT=NAME",
      description =
          "The profile of ~/.aws/config that may read the domains of another account. Repeatable")
  private Map<String, String> accountProfiles = Map.of();

  @Option(
      names = "--endpoint-url",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      converter = Endpoint.class,
      description = "Another endpoint for all of AWS, such as the sandbox's")
  private Optional<URI> endpoint = Optional.empty();

  @Option(
      names = "--output",
      scope = ScopeType.INHERIT,
      paramLabel = "table|json",
      defaultValue = "table",
      description =
          "How the answer is written: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private Output output = Output.TABLE;

  @Option(names = "--yes", scope = ScopeType.INHERIT, description = "Do not ask, do it")
  private boolean yes;

  @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show stack traces")
  private boolean debug;

  public String stackName() {
    return stackName;
  }

  public Optional<String> region() {
    return region;
  }

  public Optional<String> profile() {
    return profile;
  }

  /** By account of twelve digits. */
  public Map<String, String> accountProfiles() {
    return accountProfiles;
  }

  public Optional<URI> endpoint() {
    return endpoint;
  }

  boolean isJson() {
    return output == Output.JSON;
  }

  boolean isYes() {
    return yes;
  }

  boolean isDebug() {
    return debug;
  }
}
