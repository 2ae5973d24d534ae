package io.studioaccess.studioctl;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What the jar's manifest says. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("from a working copy");
    return new String[] {"studioctl " + version};
  }
}
