import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
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
 *       classes. A start searches the small one for beans, and opens the other for a call to AWS.
 *       Classes for Java 5, as picocli's, get the stack maps of Java 8, without which no class
 *       archive holds them verified
 * </ul>
 */
final class ReleaseArchive {

  private static final String SDK_PACKAGES = "software/amazon/";
  private static final String SDK_JAR = "aws-sdk.jar";

  /** DOS, whose times a zip file has, begins in 1980; a jar's entries need no time. */
  private static final Instant NO_TIME = Instant.parse("1980-02-01T00:00:00Z");

  /** The place of the version's second byte in a class file; the first one is 0. */
  private static final int MAJOR_VERSION = 7;

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
        put(name.startsWith(SDK_PACKAGES) ? sdk : small, name, content(source, entry));
      }
    }
  }

  private static void put(ZipOutputStream jar, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setLastModifiedTime(FileTime.from(NO_TIME));
    jar.putNextEntry(entry);
    jar.write(content);
  }

  private static byte[] content(ZipFile jar, ZipEntry entry) throws IOException {
    byte[] content;
    try (InputStream stream = jar.getInputStream(entry)) {
      content = stream.readAllBytes();
    }
    if (!entry.getName().equals("META-INF/MANIFEST.MF")) {
      return withStackMaps(jar, entry.getName(), content);
    }
    Manifest manifest = new Manifest(new ByteArrayInputStream(content));
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, SDK_JAR);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    manifest.write(bytes);
    return bytes.toByteArray();
  }

  private static byte[] withStackMaps(ZipFile jar, String name, byte[] content) {
    if (!name.endsWith(".class") || content[MAJOR_VERSION] >= ClassFile.JAVA_6_VERSION) {
      return content;
    }
    ClassFile classFile =
        ClassFile.of(
            ConstantPoolSharingOption.NEW_POOL,
            StackMapsOption.GENERATE_STACK_MAPS,
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(type -> open(jar, type.descriptorString()))
                    .orElse(ClassHierarchyResolver.defaultResolver())));
    return classFile.transformClass(
        classFile.parse(content),
        ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
            .andThen(
                (builder, element) -> {
                  if (element instanceof ClassFileVersion) {
                    builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
                  } else {
                    builder.with(element);
                  }
                }));
  }

  /**
   * @param descriptor such as {@code Lpicocli/CommandLine;}
   * @return null if the jar lacks the class
   */
  private static InputStream open(ZipFile jar, String descriptor) {
    ZipEntry entry = jar.getEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
    try {
      return entry == null ? null : jar.getInputStream(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ZipOutputStream output(Path file) throws IOException {
    return new ZipOutputStream(Files.newOutputStream(file));
  }
}
