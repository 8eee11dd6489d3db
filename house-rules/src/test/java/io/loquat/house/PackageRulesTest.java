package io.loquat.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a reader finds at the head of every package and every file. */
class PackageRulesTest {
  @Test
  void everyPackageSaysWhatItOwns() {
    Set<Path> described =
        SourceTree.mainFiles().stream()
            .filter(SourceFile::isPackageInfo)
            .filter(file -> !documentation(file, file.unit().getPackage()).isBlank())
            .map(file -> folder(file))
            .collect(Collectors.toSet());

    assertThat(folders())
        .as("packages without a described package-info.java")
        .isSubsetOf(described);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<Path> marked =
        SourceTree.mainFiles().stream()
            .filter(SourceFile::isPackageInfo)
            .filter(file -> file.text().contains("@NullMarked"))
            .map(file -> folder(file))
            .collect(Collectors.toSet());

    assertThat(folders()).as("packages that are not @NullMarked").isSubsetOf(marked);
  }

  @Test
  void everyClassSaysWhatItIs() {
    List<String> silent = new ArrayList<>();
    for (SourceFile file : SourceTree.mainFiles()) {
      for (Tree type : file.unit().getTypeDecls()) {
        if (documentation(file, type).isBlank()) {
          silent.add(file.at(type));
        }
      }
    }
    assertThat(silent).as("top-level classes without Javadoc").isEmpty();
  }

  private static Set<Path> folders() {
    return SourceTree.mainFiles().stream().map(file -> folder(file)).collect(Collectors.toSet());
  }

  private static Path folder(SourceFile file) {
    return file.path().resolveSibling("");
  }

  private static String documentation(SourceFile file, Tree tree) {
    String text = file.trees().getDocComment(TreePath.getPath(file.unit(), tree));
    return text == null ? "" : text;
  }
}
