package io.studioaccess.reconciler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Imports of the core have one direction: sweep -> reconcile -> plan -> desired -> membership ->
 * mapping. The core does not depend on the AWS SDK or a framework.
 */
@AnalyzeClasses(
    packages = {"io.studioaccess.mapping", "io.studioaccess.reconciler"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class ImportDirectionTest {
  private static final String MAPPING = "io.studioaccess.mapping..";
  private static final String MEMBERSHIP = "io.studioaccess.reconciler.membership";
  private static final String DESIRED = "io.studioaccess.reconciler.desired";
  private static final String PLAN = "io.studioaccess.reconciler.plan";
  private static final String RECONCILE = "io.studioaccess.reconciler.reconcile";
  private static final String SWEEP = "io.studioaccess.reconciler.sweep";
  private static final String[] LANGUAGE = {"java..", "org.jspecify.annotations"};

  @ArchTest
  static final ArchRule MAPPING_KNOWS_LIBRARIES_ONLY =
      only(MAPPING, MAPPING, "com.google.re2j..", "org.yaml..");

  @ArchTest static final ArchRule MEMBERSHIP_KNOWS_MAPPING = only(MEMBERSHIP, MEMBERSHIP, MAPPING);

  @ArchTest
  static final ArchRule DESIRED_KNOWS_MEMBERSHIP = only(DESIRED, DESIRED, MEMBERSHIP, MAPPING);

  @ArchTest
  static final ArchRule PLAN_KNOWS_DESIRED = only(PLAN, PLAN, DESIRED, MEMBERSHIP, MAPPING);

  @ArchTest
  static final ArchRule RECONCILE_KNOWS_PLAN =
      only(RECONCILE, RECONCILE, PLAN, DESIRED, MEMBERSHIP, MAPPING);

  @ArchTest
  static final ArchRule SWEEP_KNOWS_RECONCILE =
      only(SWEEP, SWEEP, RECONCILE, PLAN, DESIRED, MEMBERSHIP, MAPPING);

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("io.studioaccess.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule CLOCK_AND_ENVIRONMENT_ARE_INJECTED =
      noClasses()
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Clock.class, "systemUTC")
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule ONE_CLASS_MATCHES_GROUP_NAMES =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.studioaccess.mapping.convention.GroupNamePattern")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.re2j..");

  private static ArchRule only(String inPackage, String... known) {
    return classes()
        .that()
        .resideInAPackage(inPackage)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(Arrays.stream(LANGUAGE), Arrays.stream(known)).toArray(String[]::new));
  }
}
