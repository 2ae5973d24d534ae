import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes the archives of a release, the same bytes whenever and wherever: names in order, one time,
 * two modes. {@code .ci/dist} starts it from source.
 *
 * <ul>
 *   <li>{@code zip FOLDER FILE TIME}: all of the folder, below the folder's name
 *   <li>{@code split JAR FOLDER}: studioctl.jar, and beside it aws-sdk.jar with most of its
 *       classes. A start searches the small one for beans, and opens the other for a call to AWS
 * </ul>
 */
final class ReleaseArchive {

  private static final String SDK_PACKAGES = "software/amazon/";
  private static final String SDK_JAR = "aws-sdk.jar";

  /** DOS, whose times a zip file has, begins in 1980; a jar's entries need no time. */
  private static final Instant NO_TIME = Instant.parse("1980-02-01T00:00:00Z");

  private ReleaseArchive() {}

  public static void main(String[] args) throws IOException {
    switch (args[0]) {
      case "zip" -> zip(Path.of(args[1]), Path.of(args[2]), Instant.parse(args[3]));
      case "split" -> split(Path.of(args[1]), Path.of(args[2]));
      default -> throw new IllegalArgumentException("zip or split, not " + args[0]);
    }
  }

  private static void zip(Path folder, Path file, Instant time) throws IOException {
    Files.deleteIfExists(file);
    URI uri = URI.create("jar:" + file.toAbsolutePath().toUri());
    Map<String, ?> options = Map.of("create", "true", "enablePosixFileAttributes", "true");
    try (FileSystem zip = FileSystems.newFileSystem(uri, options);
        Stream<Path> all = Files.walk(folder)) {
      for (Path source : all.sorted().toList()) {
        Path name = folder.toAbsolutePath().getParent().relativize(source.toAbsolutePath());
        Path target = zip.getPath(name.toString());
        boolean isFolder = Files.isDirectory(source);
        if (isFolder) {
          Files.createDirectory(target);
        } else {
          Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(
            target,
            PosixFilePermissions.fromString(
                isFolder || Files.isExecutable(source) ? "rwxr-xr-x" : "rw-r--r--"));
        for (String attribute : List.of("lastModifiedTime", "lastAccessTime", "creationTime")) {
          Files.setAttribute(target, attribute, FileTime.from(time));
        }
      }
    }
  }

  private static void split(Path jar, Path folder) throws IOException {
    try (ZipFile source = new ZipFile(jar.toFile());
        ZipOutputStream small = output(folder.resolve(jar.getFileName()));
        ZipOutputStream sdk = output(folder.resolve(SDK_JAR))) {
      for (ZipEntry entry : source.stream().map(ZipEntry.class::cast).toList()) {
        String name = entry.getName();
        ZipOutputStream target = name.startsWith(SDK_PACKAGES) ? sdk : small;
        ZipEntry copy = new ZipEntry(name);
        copy.setLastModifiedTime(FileTime.from(NO_TIME));
        target.putNextEntry(copy);
        try (InputStream content = source.getInputStream(entry)) {
          if (name.equals("META-INF/MANIFEST.MF")) {
            Manifest manifest = new Manifest(content);
            manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, SDK_JAR);
            manifest.write(target);
          } else {
            content.transferTo(target);
          }
        }
      }
    }
  }

  private static ZipOutputStream output(Path file) throws IOException {
    return new ZipOutputStream(Files.newOutputStream(file));
  }
}
