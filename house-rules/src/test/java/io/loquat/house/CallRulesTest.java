package io.loquat.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What code may not call or say, and what to do instead. */
class CallRulesTest {
  /** The command line speaks on the standard streams, and so do reports and examples. */
  private static final Set<String> MODULES_THAT_PRINT = Set.of("server", "bench", "examples");

  private static final Pattern SLEEP =
      Pattern.compile("Thread\\.sleep|(.*\\.)?TimeUnit\\.\\w+\\.sleep");
  private static final Pattern PRINT = Pattern.compile("System\\.(out|err)|.*\\.printStackTrace");
  private static final Pattern SKIP = Pattern.compile("(.*\\.)?(Disabled|Ignore|EnabledIf)\\w*");
  private static final Pattern TODO = Pattern.compile("\\b(TODO|FIXME|XXX)\\b(?!\\(#\\d+\\))");

  @Test
  void noTestIsSkipped() {
    assertThat(annotations(SourceTree.testFiles(), SKIP.asMatchPredicate()))
        .as("skipped tests; repair or delete them")
        .isEmpty();
  }

  @Test
  void noTestSleeps() {
    assertThat(selections(SourceTree.testFiles(), SLEEP.asMatchPredicate()))
        .as("sleeping tests; wait for the event instead")
        .isEmpty();
  }

  @Test
  void onlyTheCommandLinePrints() {
    List<SourceFile> silent =
        SourceTree.mainFiles().stream()
            .filter(file -> !MODULES_THAT_PRINT.contains(file.module()))
            .toList();
    assertThat(selections(silent, PRINT.asMatchPredicate()))
        .as("printing outside the command line; log instead")
        .isEmpty();
  }

  @Test
  void aThingToDoCarriesAnIssueNumber() {
    List<String> found = new ArrayList<>();
    for (SourceFile file : SourceTree.allFiles()) {
      lines(file, TODO.asPredicate(), found);
    }
    assertThat(found)
        .filteredOn(this::isNotHere)
        .as("things to do without an issue number")
        .isEmpty();
  }

  @Test
  void aSuppressionHasItsReasonOnTheSameLine() {
    List<String> found = new ArrayList<>();
    Predicate<String> unexplained =
        line -> line.strip().startsWith("@SuppressWarnings(") && !line.contains("//");
    for (SourceFile file : SourceTree.allFiles()) {
      lines(file, unexplained, found);
    }
    assertThat(found).as("suppressions without a reason").isEmpty();
  }

  /** This class has to name what it looks for. */
  private boolean isNotHere(String place) {
    return !place.contains(getClass().getSimpleName());
  }

  private static void lines(SourceFile file, Predicate<String> wanted, List<String> found) {
    int number = 0;
    for (String line : file.text().lines().toList()) {
      number++;
      if (wanted.test(line)) {
        found.add(file.path() + ":" + number + " " + line.strip());
      }
    }
  }

  private static List<String> annotations(
      Collection<SourceFile> files, Predicate<String> unwanted) {
    List<String> found = new ArrayList<>();
    for (SourceFile file : files) {
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitAnnotation(AnnotationTree tree, @Nullable Void nothing) {
          if (unwanted.test(tree.getAnnotationType().toString())) {
            found.add(file.at(tree) + " " + tree);
          }
          return super.visitAnnotation(tree, nothing);
        }
      }.scan(file.unit(), null);
    }
    return found;
  }

  private static List<String> selections(Collection<SourceFile> files, Predicate<String> unwanted) {
    List<String> found = new ArrayList<>();
    for (SourceFile file : files) {
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void nothing) {
          if (unwanted.test(tree.toString())) {
            found.add(file.at(tree) + " " + tree);
          }
          return super.visitMemberSelect(tree, nothing);
        }
      }.scan(file.unit(), null);
    }
    return found;
  }
}
