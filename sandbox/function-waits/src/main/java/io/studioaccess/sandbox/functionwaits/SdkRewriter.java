package io.studioaccess.sandbox.functionwaits;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A step of the build. It writes rewritten copies of the SDK's waiting classes into this module's
 * jar, which the sandbox puts before the function's jar. An agent would do the same, but would make
 * each start of a function slower.
 */
final class SdkRewriter {

  private SdkRewriter() {}

  /**
   * @param arguments the folder of this module's classes
   */
  public static void main(String[] arguments) throws IOException {
    for (String name : WaitRewriter.SDK_CLASSES) {
      Path rewritten = Path.of(arguments[0]).resolve(name + ".class");
      Files.createDirectories(rewritten.getParent());
      Files.write(rewritten, WaitRewriter.rewrite(original(name + ".class")));
    }
  }

  /** From the SDK's jar, also if an earlier build left a rewritten class. */
  private static byte[] original(String resource) throws IOException {
    var urls = SdkRewriter.class.getClassLoader().getResources(resource).asIterator();
    while (urls.hasNext()) {
      var url = urls.next();
      if (url.getProtocol().equals("jar")) {
        try (InputStream in = url.openStream()) {
          return in.readAllBytes();
        }
      }
    }
    throw new FileNotFoundException(resource);
  }
}
