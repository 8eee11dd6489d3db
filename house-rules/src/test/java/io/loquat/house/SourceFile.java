package io.loquat.house;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Java file: its text and its syntax tree. Immutable.
 *
 * @param path relative to the root of the tree, with the module's folder first
 */
record SourceFile(
    Path path, String text, CodeLines codeLines, CompilationUnitTree unit, Trees trees) {
  /**
   * A method, constructor or initializer with a body, and how many of its lines hold code, from its
   * signature to its closing brace.
   */
  record Method(SourceFile file, String name, int line, int codeLines) {
    @Override
    public String toString() {
      return file.path + ":" + line + " " + name + ": " + codeLines + " code lines";
    }
  }

  static SourceFile of(Path root, CompilationUnitTree unit, Trees trees) throws IOException {
    Path path = root.relativize(Path.of(unit.getSourceFile().toUri()));
    String text = unit.getSourceFile().getCharContent(true).toString();
    return new SourceFile(path, text, CodeLines.of(text), unit, trees);
  }

  String module() {
    return path.getName(0).toString();
  }

  String fileName() {
    return path.getFileName().toString();
  }

  boolean isMain() {
    return path.startsWith(Path.of(module(), "src", "main"));
  }

  boolean isPackageInfo() {
    return fileName().equals("package-info.java");
  }

  int lineCount() {
    return (int) text.lines().count();
  }

  int lineOf(Tree tree) {
    return (int) unit.getLineMap().getLineNumber(positions().getStartPosition(unit, tree));
  }

  /** As a failure names it. */
  String at(Tree tree) {
    return path + ":" + lineOf(tree);
  }

  List<Method> methods() {
    MethodFinder finder = new MethodFinder();
    finder.scan(unit, null);
    return finder.found;
  }

  private SourcePositions positions() {
    return trees.getSourcePositions();
  }

  private int endLineOf(Tree tree) {
    return (int) unit.getLineMap().getLineNumber(positions().getEndPosition(unit, tree));
  }

  private final class MethodFinder extends TreePathScanner<@Nullable Void, @Nullable Void> {
    final List<Method> found = new ArrayList<>();

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      // A record's canonical constructor is in the tree even where nobody wrote it.
      if (method.getBody() != null && positions().getEndPosition(unit, method) >= 0) {
        add(method.getName().toString(), method, firstLineOf(method));
      }
      return super.visitMethod(method, nothing);
    }

    @Override
    public @Nullable Void visitBlock(BlockTree block, @Nullable Void nothing) {
      if (getCurrentPath().getParentPath().getLeaf() instanceof ClassTree) {
        add("initializer", block, lineOf(block));
      }
      return super.visitBlock(block, nothing);
    }

    private void add(String name, Tree tree, int first) {
      int codeLineCount = codeLines.between(first, endLineOf(tree));
      found.add(new Method(SourceFile.this, name, first, codeLineCount));
    }

    /** Where the signature begins: an annotation such as @Override is not something to read. */
    private int firstLineOf(MethodTree method) {
      return method.getModifiers().getAnnotations().stream()
          .mapToInt(annotation -> endLineOf(annotation) + 1)
          .filter(line -> line <= lineOf(method.getBody()))
          .max()
          .orElse(lineOf(method));
    }
  }
}
