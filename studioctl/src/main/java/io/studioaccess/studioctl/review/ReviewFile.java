package io.studioaccess.studioctl.review;

import io.studioaccess.mapping.file.Finding;
import io.studioaccess.mapping.file.Place;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.FileReason;
import io.studioaccess.studioctl.stack.Installation;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the files of reviews. */
final class ReviewFile {
  private static final int MAX_NAMED = 20;

  private ReviewFile() {}

  /**
   * Reads a review of this stack.
   *
   * @throws CommandException with every error and its place
   */
  static Review read(String file, Installation stack) {
    ReviewFormat.Text text = ReviewFormat.of(file).read(content(file));
    List<Finding> findings = new ArrayList<>(text.findings());
    if (findings.isEmpty()) {
      try {
        ReviewHead head = ReviewHead.read(text.head());
        head.mismatch(stack, text.headPlace()).ifPresent(findings::add);
        if (findings.isEmpty()) {
          Review review = new Review(head, entries(head, text.entries(), findings));
          if (findings.isEmpty()) {
            return review;
          }
        }
      } catch (IllegalArgumentException e) {
        findings.add(Finding.error(text.headPlace(), String.valueOf(e.getMessage())));
      }
    }
    throw refusal(file, findings);
  }

  /** The error of a file, with every finding and its place. */
  static CommandException refusal(String file, List<Finding> findings) {
    Stream<String> named =
        findings.stream()
            .sorted()
            .limit(MAX_NAMED)
            .map(
                finding ->
                    "%s:%d:%d: %s"
                        .formatted(
                            file,
                            finding.place().line(),
                            finding.place().column(),
                            finding.message()));
    Stream<String> others =
        findings.size() > MAX_NAMED
            ? Stream.of("and %d more".formatted(findings.size() - MAX_NAMED))
            : Stream.empty();
    return new CommandException(
        "The review has errors. Nothing was changed.", Stream.concat(named, others).toList());
  }

  private static List<Review.Placed> entries(
      ReviewHead head, List<ReviewFormat.Entry> entries, List<Finding> findings) {
    List<Review.Placed> placed = new ArrayList<>();
    Map<String, Place> seen = new HashMap<>();
    for (ReviewFormat.Entry written : entries) {
      Place decisionPlace = written.placeOf("decision");
      ReviewDecision decision =
          ReviewDecision.of(written.text("decision").strip())
              .orElseGet(
                  () -> {
                    findings.add(
                        Finding.error(
                            decisionPlace,
                            "'%s' is no decision about %s: write keep or remove, or leave it blank"
                                .formatted(written.text("decision"), written.text("userName"))));
                    return ReviewDecision.UNDECIDED;
                  });
      ReviewEntry entry = ReviewEntry.read(written::text, decision);
      if (!entry.check(head).equals(written.text("check"))) {
        findings.add(
            Finding.error(
                written.place(),
                "the entry of '%s' was edited: only decision and note may change. Restore userName, userId, domainId, userProfileName, roleArn, groupName and check, or create a new review"
                    .formatted(entry.person())));
      }
      Place first = seen.putIfAbsent(entry.key(), written.place());
      if (first != null) {
        findings.add(
            Finding.error(
                written.place(),
                "a second entry of %s in %s; the first is on line %d"
                    .formatted(entry.person(), entry.domain(), first.line())));
      }
      placed.add(new Review.Placed(entry, written.place(), decisionPlace));
    }
    return placed;
  }

  private static String content(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (NoSuchFileException e) {
      throw new CommandException("File %s does not exist.".formatted(file), e);
    } catch (CharacterCodingException e) {
      throw new CommandException("%s is not encoded in UTF-8.".formatted(file), e);
    } catch (IOException e) {
      throw new CommandException("Cannot read %s: %s".formatted(file, FileReason.of(e)), e);
    }
  }
}
