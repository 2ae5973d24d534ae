package io.studioaccess.integration.docs;

import io.studioaccess.sandbox.stack.TestRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page in Markdown of this repository. */
record Page(Path file, String text) {
  static final Path ROOT = TestRepository.root();

  private static final Pattern CODE_BLOCK =
      Pattern.compile("^ *```.*?^ *```", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern INLINE_CODE = Pattern.compile("`[^`\n]*`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ +(.+)$", Pattern.MULTILINE);

  static Page of(Path file) {
    try {
      return new Page(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page of(String path) {
    return of(ROOT.resolve(path));
  }

  /** The pages in the root and directly in docs, which people read from beginning to end. */
  static List<Page> forReaders() {
    List<Page> pages = new ArrayList<>();
    for (String name : List.of("README.md", "CONTRIBUTING.md", "SECURITY.md")) {
      pages.add(of(name));
    }
    pages.addAll(in("docs", 1));
    return pages;
  }

  /** All pages below the folder. */
  static List<Page> in(String folder, int depth) {
    try (Stream<Path> files = Files.walk(ROOT.resolve(folder), depth)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().map(Page::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return ROOT.relativize(file).toString();
  }

  /** As {@code wc -w} counts: signs of tables and commands are words, too. */
  int words() {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }

  /** The targets of its links, without those of the web. */
  List<String> links() {
    String prose = INLINE_CODE.matcher(withoutBlocks()).replaceAll("`code`");
    return LINK.matcher(prose)
        .results()
        .map(link -> link.group(1))
        .filter(link -> !link.matches("[a-z]+:.*"))
        .toList();
  }

  /** The anchors of its headings, as GitHub makes them. */
  Set<String> anchors() {
    Map<String, Integer> seen = new HashMap<>();
    Set<String> anchors = new TreeSet<>();
    HEADING
        .matcher(withoutBlocks())
        .results()
        .map(heading -> anchor(heading.group(1)))
        .forEach(
            anchor -> {
              int times = seen.merge(anchor, 1, Integer::sum);
              anchors.add(times == 1 ? anchor : anchor + "-" + (times - 1));
            });
    return anchors;
  }

  private String withoutBlocks() {
    return CODE_BLOCK.matcher(text).replaceAll("");
  }

  private static String anchor(String heading) {
    return heading
        .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
        .replace(' ', '-');
  }
}
