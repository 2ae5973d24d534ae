package io.studioaccess.integration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links and mentions of pages lead somewhere. */
class LinksTest {

  /** A page as code, scripts and templates name it, from the root of the repository. */
  private static final Pattern MENTION = Pattern.compile("docs/[a-z0-9/-]+\\.md(#[a-z0-9-]+)?");

  private static final Pattern CODE =
      Pattern.compile(".*\\.(java|ya?ml|xml|toml|sh)|.*/Makefile|.*/\\.ci/[a-z0-9-]+");

  /** What .ci/dist puts into a release as it is. */
  private static final Pattern CONTENT =
      Pattern.compile("^CONTENT=\"([^\"]*)\"$", Pattern.MULTILINE);

  /** Other tests write into target meanwhile. */
  private static final Set<String> NOT_OURS = Set.of("target", ".git");

  @Test
  void everyLinkOfAPageResolves() {
    // Given
    List<Page> pages = new ArrayList<>(Page.forReaders());
    pages.addAll(Page.in("docs/reference", 1));
    pages.addAll(Page.in("docs/decisions", 1));
    pages.add(Page.of("sandbox/README.md"));
    pages.add(Page.of("events/README.md"));
    pages.add(Page.of("conformance/README.md"));
    pages.add(Page.of("CHANGELOG.md"));

    // When
    List<String> broken = new ArrayList<>();
    for (Page page : pages) {
      for (String link : page.links()) {
        if (!resolves(page.file(), link)) {
          broken.add(page.name() + ": " + link);
        }
      }
    }

    // Then
    assertThat(broken).isEmpty();
  }

  @Test
  void noPageOfAReleaseLinksToAFileThatTheReleaseLacks() {
    // Given
    String script = Page.of(".ci/dist").text();
    Matcher variable = CONTENT.matcher(script);
    assertThat(variable.find()).isTrue();
    List<Path> content =
        Stream.of(variable.group(1).strip().split("\\s+")).map(Page.ROOT::resolve).toList();

    // When
    List<String> broken = new ArrayList<>();
    for (Page page : content.stream().flatMap(LinksTest::pages).toList()) {
      for (String link : page.links()) {
        String path = link.split("#", 2)[0];
        Path target = page.file().resolveSibling(path).normalize();
        if (!path.isEmpty() && content.stream().noneMatch(target::startsWith)) {
          broken.add(page.name() + ": " + link);
        }
      }
    }

    // Then
    assertThat(broken).isEmpty();
  }

  private static Stream<Page> pages(Path content) {
    String name = Page.ROOT.relativize(content).toString();
    if (Files.isDirectory(content)) {
      return Page.in(name, Integer.MAX_VALUE).stream();
    }
    return name.endsWith(".md") ? Stream.of(Page.of(content)) : Stream.empty();
  }

  @Test
  void everyPageThatCodeNamesExists() throws IOException {
    // Given
    List<Path> files = codeFiles();

    // When
    List<String> broken = new ArrayList<>();
    for (Path file : files) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      for (MatchResult mention : MENTION.matcher(text).results().toList()) {
        if (!resolves(Page.ROOT.resolve("any"), mention.group())) {
          broken.add(Page.ROOT.relativize(file) + ": " + mention.group());
        }
      }
    }

    // Then
    assertThat(files).hasSizeGreaterThan(500);
    assertThat(broken).isEmpty();
  }

  private static List<Path> codeFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        Page.ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && CODE.matcher(file.toString()).matches()) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private static boolean resolves(Path from, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return parts.length == 1 || Page.of(target).anchors().contains(parts[1]);
  }
}
