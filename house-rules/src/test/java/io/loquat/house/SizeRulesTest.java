package io.loquat.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How long files and methods may be. Test code has no median, but the same hard limits. */
class SizeRulesTest {
  private static final int FILE_LINES_MEDIAN = 90;
  private static final int FILE_LINES_95TH = 350;
  private static final int FILE_LINES_MAX = 500;
  private static final int METHOD_LINES_MEDIAN = 5;
  private static final int METHOD_LINES_95TH = 25;
  private static final int METHOD_LINES_MAX = 60;

  /** Long lists: length without branches is not complexity. */
  private static final Set<String> LISTS = Set.of("ErrorCode.java");

  private static final List<SourceFile> MEASURED =
      SourceTree.allFiles().stream()
          .filter(file -> !file.isPackageInfo() && !LISTS.contains(file.fileName()))
          .toList();

  private static final List<SourceFile.Method> METHODS =
      MEASURED.stream().flatMap(file -> file.methods().stream()).toList();

  @Test
  void noFileIsTooLong() {
    assertThat(MEASURED)
        .filteredOn(file -> file.lineCount() > FILE_LINES_MAX)
        .extracting(file -> file.path() + ": " + file.lineCount() + " lines")
        .as("files over %d lines", FILE_LINES_MAX)
        .isEmpty();
  }

  @Test
  void noMethodIsTooLong() {
    assertThat(METHODS)
        .filteredOn(method -> method.codeLines() > METHOD_LINES_MAX)
        .as("methods over %d code lines", METHOD_LINES_MAX)
        .isEmpty();
  }

  @Test
  void mostFilesAreShort() {
    requireAtMost(
        "file lines",
        MEASURED.stream().filter(SourceFile::isMain).map(SourceFile::lineCount).toList(),
        FILE_LINES_MEDIAN,
        FILE_LINES_95TH);
  }

  @Test
  void mostMethodsAreShort() {
    requireAtMost(
        "code lines of methods",
        METHODS.stream()
            .filter(method -> method.file().isMain())
            .map(SourceFile.Method::codeLines)
            .toList(),
        METHOD_LINES_MEDIAN,
        METHOD_LINES_95TH);
  }

  private static void requireAtMost(
      String what, List<Integer> figures, int median, int percentile95) {
    Distribution lines = new Distribution(figures);
    System.out.println(what + ": " + lines);

    assertThat(lines.percentile(50)).as("median; %s: %s", what, lines).isLessThanOrEqualTo(median);
    assertThat(lines.percentile(95))
        .as("95th percentile; %s: %s", what, lines)
        .isLessThanOrEqualTo(percentile95);
  }
}
