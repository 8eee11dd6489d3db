package io.loquat.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Every Java file of every module, parsed once by the JDK's own parser. Immutable. */
final class SourceTree {
  /** The folder of the parent pom; tests run in their module's folder. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final SourceTree WHOLE = new SourceTree();

  private final List<SourceFile> files;

  private SourceTree() {
    try {
      files = parse(javaFiles());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** What ships: the code under {@code src/main} of every module. */
  static List<SourceFile> mainFiles() {
    return WHOLE.files.stream().filter(SourceFile::isMain).toList();
  }

  static List<SourceFile> testFiles() {
    return WHOLE.files.stream().filter(Predicate.not(SourceFile::isMain)).toList();
  }

  static List<SourceFile> allFiles() {
    return WHOLE.files;
  }

  /** The folders that hold a module. */
  static List<Path> modules() {
    try (Stream<Path> entries = Files.list(ROOT)) {
      return entries.filter(entry -> Files.exists(entry.resolve("pom.xml"))).sorted().toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static List<Path> javaFiles() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path module : modules()) {
      Path source = module.resolve("src");
      if (Files.isDirectory(source)) {
        try (Stream<Path> walk = Files.walk(source)) {
          walk.filter(path -> path.toString().endsWith(".java")).sorted().forEach(found::add);
        }
      }
    }
    return found;
  }

  private static List<SourceFile> parse(List<Path> paths) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager fileManager = compiler.getStandardFileManager(null, null, null)) {
      var units = fileManager.getJavaFileObjectsFromPaths(paths);
      JavacTask task =
          (JavacTask) compiler.getTask(null, fileManager, null, List.of("-proc:none"), null, units);
      Trees trees = Trees.instance(task);
      List<SourceFile> files = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        files.add(SourceFile.of(ROOT, unit, trees));
      }
      return List.copyOf(files);
    }
  }
}
