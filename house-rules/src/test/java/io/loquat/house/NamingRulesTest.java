package io.loquat.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What classes and packages may not be called, because it says nothing about them. */
class NamingRulesTest {
  private static final Set<String> EMPTY_WORDS =
      Set.of(
          "Manager",
          "Processor",
          "Data",
          "Info",
          "Base",
          "Abstract",
          "Helper",
          "Helpers",
          "Util",
          "Utils");

  /** MongoDB's own names win over the rule: the commands, and what listCollections answers. */
  private static final Set<String> NAMES_OF_MONGODB =
      Set.of("BuildInfo", "HostInfo", "CollectionInfo", "DataSize", "IndexInfo");

  private static final Set<String> EMPTY_PACKAGES =
      Set.of("util", "utils", "common", "misc", "impl");
  private static final Pattern WORD = Pattern.compile("[A-Z][a-z0-9]*");

  @Test
  void classNamesSayWhatTheClassIs() {
    List<String> found = new ArrayList<>();
    for (SourceFile file : SourceTree.mainFiles()) {
      for (ClassTree type : typesOf(file)) {
        String name = type.getSimpleName().toString();
        if (!NAMES_OF_MONGODB.contains(name)
            && WORD.matcher(name).results().anyMatch(word -> EMPTY_WORDS.contains(word.group()))) {
          found.add(file.at(type) + " " + name);
        }
      }
    }
    assertThat(found).as("class names with one of the words %s", EMPTY_WORDS).isEmpty();
  }

  @Test
  void packagesAreNamedForADomainThing() {
    assertThat(SourceTree.allFiles())
        .extracting(file -> file.unit().getPackageName().toString())
        .filteredOn(name -> Arrays.stream(name.split("\\.")).anyMatch(EMPTY_PACKAGES::contains))
        .as("packages with one of the names %s", EMPTY_PACKAGES)
        .isEmpty();
  }

  private static List<ClassTree> typesOf(SourceFile file) {
    List<ClassTree> types = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
        types.add(type);
        return super.visitClass(type, nothing);
      }
    }.scan(file.unit(), null);
    return types;
  }
}
