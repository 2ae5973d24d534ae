package io.studioaccess.conformance.beliefs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that Studio Access assumes of AWS, and the tests that cover it. {@code BeliefsTest}
 * requires a source, a date, and tests that exist.
 *
 * @param id short and stable, in kebab case; reports and comments name it
 * @param claim what AWS does, in one sentence without a full stop
 * @param source where it says so; for a guess, what suggests it
 * @param read when somebody last read the source
 * @param tests {@code Class.method} of each test. A class in {@code contracts} asks AWS itself; any
 *     other test shows what Studio Access does if the claim is true
 * @param isAboutAccess somebody would gain or keep access if the belief were wrong
 * @param testsOfTheContrary {@code Class.method} of the tests that show that access is also right
 *     if the claim is false; required of a guess that decides over access
 * @param reasonNotAsked why no contract test asks AWS; null exactly if one does
 */
public record Belief(
    String id,
    Kind kind,
    String claim,
    String source,
    LocalDate read,
    List<String> tests,
    boolean isAboutAccess,
    List<String> testsOfTheContrary,
    @Nullable String reasonNotAsked) {

  /** The suffix of the contract tests' class names. */
  public static final String CONTRACT = "Contract";

  public Belief {
    tests = List.copyOf(tests);
    testsOfTheContrary = List.copyOf(testsOfTheContrary);
  }

  static Belief modelled(String id, String claim) {
    return of(Kind.MODELLED, id, claim);
  }

  static Belief documented(String id, String claim) {
    return of(Kind.DOCUMENTED, id, claim);
  }

  static Belief reported(String id, String claim) {
    return of(Kind.REPORTED, id, claim);
  }

  static Belief guess(String id, String claim) {
    return of(Kind.GUESS, id, claim);
  }

  private static Belief of(Kind kind, String id, String claim) {
    return new Belief(id, kind, claim, "", LocalDate.EPOCH, List.of(), false, List.of(), null);
  }

  /**
   * @param date in ISO 8601
   */
  Belief from(String where, String date) {
    return new Belief(
        id,
        kind,
        claim,
        where,
        LocalDate.parse(date),
        tests,
        isAboutAccess,
        testsOfTheContrary,
        reasonNotAsked);
  }

  /** The tests that cover the belief, contract tests first. */
  Belief testedBy(String... classAndMethod) {
    return new Belief(
        id,
        kind,
        claim,
        source,
        read,
        List.of(classAndMethod),
        isAboutAccess,
        testsOfTheContrary,
        reasonNotAsked);
  }

  /** Marks a belief that decides over access. */
  Belief decidesAccess(String... testsIfItIsFalse) {
    return new Belief(
        id, kind, claim, source, read, tests, true, List.of(testsIfItIsFalse), reasonNotAsked);
  }

  /** For a belief without a contract test. */
  Belief notAsked(String reason) {
    return new Belief(
        id, kind, claim, source, read, tests, isAboutAccess, testsOfTheContrary, reason);
  }

  public List<String> contractTests() {
    return tests.stream().filter(Belief::isContract).toList();
  }

  public Optional<String> whyNotAsked() {
    return Optional.ofNullable(reasonNotAsked);
  }

  /** All tests, those of the contrary included. */
  public List<String> allTests() {
    List<String> all = new ArrayList<>(tests);
    all.addAll(testsOfTheContrary);
    return all;
  }

  private static boolean isContract(String test) {
    return test.substring(0, Math.max(0, test.indexOf('.'))).endsWith(CONTRACT);
  }
}
