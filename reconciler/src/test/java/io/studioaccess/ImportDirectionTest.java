package io.studioaccess;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Imports go one way: lambda -> aws -> sweep -> reconcile -> plan -> desired -> membership ->
 * mapping.
 */
@AnalyzeClasses(packages = "io.studioaccess", importOptions = ImportOption.DoNotIncludeTests.class)
class ImportDirectionTest {
  private static final String MAPPING = "io.studioaccess.mapping";
  private static final String MEMBERSHIP = "io.studioaccess.membership";
  private static final String DESIRED = "io.studioaccess.desired";
  private static final String PLAN = "io.studioaccess.plan";
  private static final String RECONCILE = "io.studioaccess.reconcile";
  private static final String SWEEP = "io.studioaccess.sweep";
  private static final String[] LANGUAGE = {"java..", "org.jspecify.annotations"};

  @ArchTest static final ArchRule MAPPING_KNOWS_NOTHING_ELSE = only(MAPPING, MAPPING);

  @ArchTest static final ArchRule MEMBERSHIP_KNOWS_MAPPING = only(MEMBERSHIP, MEMBERSHIP, MAPPING);

  @ArchTest
  static final ArchRule DESIRED_KNOWS_MEMBERSHIP = only(DESIRED, DESIRED, MEMBERSHIP, MAPPING);

  @ArchTest
  static final ArchRule PLAN_KNOWS_DESIRED = only(PLAN, PLAN, DESIRED, MEMBERSHIP, MAPPING);

  @ArchTest
  static final ArchRule THE_LOOP_KNOWS_NO_AWS =
      only(RECONCILE, RECONCILE, PLAN, DESIRED, MEMBERSHIP, MAPPING);

  @ArchTest
  static final ArchRule THE_SWEEP_KNOWS_THE_LOOP =
      only(SWEEP, SWEEP, RECONCILE, PLAN, DESIRED, MEMBERSHIP, MAPPING);

  @ArchTest
  static final ArchRule ADAPTERS_DO_NOT_KNOW_THE_EDGE =
      noClasses()
          .that()
          .resideInAPackage("io.studioaccess.aws")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.studioaccess.lambda");

  @ArchTest
  static final ArchRule CLOCK_AND_ENVIRONMENT_ARE_READ_AT_THE_EDGE =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.studioaccess.lambda", "io.studioaccess.mapping.file")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Clock.class, "systemUTC")
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule ONE_CLASS_KNOWS_HOW_NAMES_ARE_MATCHED =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.studioaccess.mapping.convention.GroupNamePattern")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.re2j..");

  private static ArchRule only(String inPackage, String... known) {
    String[] allowed = new String[LANGUAGE.length + known.length];
    System.arraycopy(LANGUAGE, 0, allowed, 0, LANGUAGE.length);
    System.arraycopy(known, 0, allowed, LANGUAGE.length, known.length);
    return classes()
        .that()
        .resideInAPackage(inPackage)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed);
  }
}
