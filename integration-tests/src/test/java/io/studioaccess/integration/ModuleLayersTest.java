package io.studioaccess.integration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.studioaccess.sandbox.stack.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each module may know of AWS and of the modules beside it. */
@AnalyzeClasses(
    packages = {
      "io.studioaccess.mapping",
      "io.studioaccess.reconciler",
      "io.studioaccess.aws",
      "io.studioaccess.sandbox"
    },
    importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleLayersTest {
  private static final String ADAPTERS = "io.studioaccess.aws.";
  private static final String SDK_SERVICES = "software.amazon.awssdk.services.";
  private static final String[] FUNCTIONS = {
    "io.studioaccess.runtime..",
    "io.studioaccess.provisioner..",
    "io.studioaccess.deprovisioner..",
    "io.studioaccess.sweeper.."
  };
  private static final Pattern IMPORT_OF_A_FUNCTION =
      Pattern.compile(
          "^import (static )?io\\.studioaccess\\.(runtime|provisioner|deprovisioner|sweeper)\\..*");

  private static final Pattern IMPORT_OF_THE_CORE =
      Pattern.compile(
          "^import (static"
              + " )?(java|org\\.jspecify|io\\.studioaccess\\.(mapping|reconciler|simulation))\\..*");

  @ArchTest
  static final ArchRule THE_CORE_KNOWS_NEITHER_AWS_NOR_A_FRAMEWORK =
      noClasses()
          .that()
          .resideInAnyPackage("io.studioaccess.mapping..", "io.studioaccess.reconciler..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon..", "com.amazonaws..", "io.micronaut..");

  @ArchTest
  static final ArchRule ADAPTERS_KNOW_NO_FUNCTION =
      noClasses()
          .that()
          .resideInAPackage("io.studioaccess.aws..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FUNCTIONS);

  @ArchTest
  static final ArchRule ADAPTERS_KNOW_NO_LAMBDA =
      noClasses()
          .that()
          .resideInAPackage("io.studioaccess.aws..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.amazonaws..", "io.micronaut.function..");

  @ArchTest
  static final ArchRule THE_SANDBOX_KNOWS_NO_FUNCTION =
      noClasses()
          .that()
          .resideInAPackage("io.studioaccess.sandbox..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FUNCTIONS);

  /** An adapter's package is named after its SDK package; this class knows another one. */
  private static final Set<String> KNOWING_ANOTHER_SERVICE =
      Set.of("client.TransientFailures -> identitystore");

  @ArchTest
  static void anAdapterKnowsItsOwnService(JavaClasses classes) {
    Set<String> others = new TreeSet<>();
    classes.stream()
        .filter(type -> type.getPackageName().startsWith(ADAPTERS))
        .forEach(
            type ->
                services(type)
                    .filter(service -> !type.getPackageName().equals(ADAPTERS + service))
                    .forEach(service -> others.add(shortName(type) + " -> " + service)));

    assertThat(others).isEqualTo(KNOWING_ANOTHER_SERVICE);
  }

  private static Stream<String> services(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass().getBaseComponentType().getPackageName())
        .filter(name -> name.startsWith(SDK_SERVICES))
        .map(name -> name.substring(SDK_SERVICES.length()).split("\\.", -1)[0]);
  }

  private static String shortName(JavaClass type) {
    return type.getName().substring(ADAPTERS.length()).split("\\$", -1)[0];
  }

  /** By its sources: its classes are not on the class path here. */
  @Test
  void studioctlKnowsNoFunction() throws IOException {
    Set<String> imports = importsOf("studioctl/src/main/java");

    assertThat(imports).anyMatch(line -> line.startsWith("import io.studioaccess.aws."));
    assertThat(imports).noneMatch(IMPORT_OF_A_FUNCTION.asMatchPredicate());
  }

  /** By its sources, as above. */
  @Test
  void theSimulationKnowsTheCoreOnly() throws IOException {
    Set<String> imports = importsOf("simulation/src/main/java");

    assertThat(imports).anyMatch(line -> line.startsWith("import io.studioaccess.reconciler."));
    assertThat(imports).allMatch(IMPORT_OF_THE_CORE.asMatchPredicate());
  }

  private static Set<String> importsOf(String folder) throws IOException {
    Set<String> imports = new TreeSet<>();
    try (Stream<Path> files = Files.walk(TestRepository.root().resolve(folder))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Files.readAllLines(file).stream()
            .filter(line -> line.startsWith("import "))
            .forEach(imports::add);
      }
    }
    return imports;
  }
}
