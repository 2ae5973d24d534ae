package io.studioaccess.sandbox.cloudformation.rehearsal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Rehearses deployments of all templates, and prints what happens. */
public final class Rehearsal {

  private Rehearsal() {}

  /**
   * @param repository the folder of template.yaml
   * @return what would fail in AWS, or is not as documented; empty if all is well
   */
  public static List<String> run(Path repository, PrintStream out) {
    var log = new Findings(out);
    var scene = new Scene(repository);
    part(log, () -> limits(scene, log));
    part(log, () -> new Creations(scene, log).run());
    part(log, () -> new Room(scene, log).run());
    part(log, () -> new ParameterChanges(scene, log).run());
    part(log, () -> new Rollbacks(scene, log).run());
    part(log, () -> new Deletions(scene, log).run());
    part(log, () -> new Neighbours(scene, log).run());
    log.summary();
    return log.all();
  }

  /** A part that cannot even begin is a finding, and the others go on. */
  private static void part(Findings log, Runnable part) {
    try {
      part.run();
    } catch (Refused e) {
      log.add(e.describe());
    }
  }

  private static void limits(Scene scene, Findings log) {
    log.title("Quotas of CloudFormation");
    TemplateFile file = scene.product();
    log.check(
        TemplateLimits.findings(file),
        "template.yaml: %,d bytes, and %,d with its transform (at most %,d, in S3: sam deploy)",
        TemplateLimits.bytes(file),
        TemplateLimits.transformedBytes(file),
        TemplateLimits.OBJECT_BYTES);
    log.line(
        "%d parameters of %d, %d resources of %d",
        Parameter.of(file).size(),
        TemplateLimits.PARAMETERS,
        file.resources().size(),
        TemplateLimits.RESOURCES);
  }
}
