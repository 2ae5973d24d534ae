package io.studioaccess.simulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a mutant, and runs the simulation with it in a class loader of its own. */
final class MutantRun {
  /** Of processor time, so that a busy machine finds as much as a quiet one. */
  static final int SECONDS = 60;

  private final Map<String, byte[]> classes = new HashMap<>();

  /** The first line of the story; empty if no law was broken in time. */
  static String of(Mutant mutant, long firstSeed, Path folder) {
    MutantRun run = new MutantRun();
    Map<String, String> sources = new HashMap<>();
    for (Mutant.Edit edit : mutant.edits()) {
      String faulty =
          sources.containsKey(edit.className())
              ? sources.get(edit.className()).replace(edit.correct(), edit.faulty())
              : edit.source();
      sources.put(edit.className(), faulty);
    }
    if (!sources.isEmpty()) {
      run.compile(sources, folder);
    }
    return run.simulate(firstSeed);
  }

  private void compile(Map<String, String> sources, Path folder) {
    createDirectory(folder);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    List<SimpleJavaFileObject> units = sources.entrySet().stream().map(MutantRun::unit).toList();
    List<String> options =
        List.of("-proc:none", "-nowarn", "-d", folder.toString(), "-classpath", classPath());
    boolean compiled =
        compiler
            .getTask(
                new PrintWriter(messages, true, StandardCharsets.UTF_8),
                null,
                null,
                options,
                null,
                units)
            .call();
    if (!compiled) {
      throw new IllegalStateException(messages.toString(StandardCharsets.UTF_8));
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replaceFirst("\\.class$", "");
        classes.put(name.replace('/', '.'), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void createDirectory(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SimpleJavaFileObject unit(Map.Entry<String, String> source) {
    URI uri = URI.create("string:///" + source.getKey().replace('.', '/') + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source.getValue();
      }
    };
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private String simulate(long firstSeed) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try {
      Class<?> simulate = new Faulty().loadClass(Simulate.class.getName());
      Method run = simulate.getDeclaredMethod("run", String[].class, PrintStream.class);
      run.setAccessible(true);
      Object unused =
          run.invoke(
              null,
              new String[] {"first=" + firstSeed, "find=" + SECONDS},
              new PrintStream(printed, true, StandardCharsets.UTF_8));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    return printed
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("Seed "))
        .findFirst()
        .orElse("");
  }

  /** Loads the product and the simulation anew, with the faulty classes. */
  private final class Faulty extends ClassLoader {
    Faulty() {
      super(MutantRun.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("io.studioaccess.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      byte[] faulty = classes.get(name);
      try (InputStream correct =
          getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = faulty != null || correct == null ? faulty : correct.readAllBytes();
        if (bytes == null) {
          throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
