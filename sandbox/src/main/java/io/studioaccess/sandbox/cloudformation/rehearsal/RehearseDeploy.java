package io.studioaccess.sandbox.cloudformation.rehearsal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code RehearseDeploy REPOSITORY} rehearses deployments. The exit code is 1 on any finding. */
public final class RehearseDeploy {

  private RehearseDeploy() {}

  public static void main(String[] args) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(Rehearsal.run(Path.of(args[0]), out).isEmpty() ? 0 : 1);
  }
}
