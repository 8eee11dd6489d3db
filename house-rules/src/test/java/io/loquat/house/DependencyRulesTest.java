package io.loquat.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the modules, which never point back; docs/ARCHITECTURE.md draws them. */
class DependencyRulesTest {
  /** Each package of a module, and the ones it stands on, with what those stand on. */
  private static final Map<String, Set<String>> ARROWS =
      new TreeMap<>(
          Map.of(
              "model", Set.of(),
              "wire", Set.of("model"),
              "query", Set.of("model"),
              "concurrency", Set.of("model"),
              "store", Set.of("query", "concurrency", "model"),
              "softdelete", Set.of("store", "query", "concurrency", "model"),
              "commands", Set.of("softdelete", "store", "query", "concurrency", "model"),
              "readmodel", Set.of(),
              "embedded",
                  Set.of(
                      "readmodel",
                      "commands",
                      "softdelete",
                      "store",
                      "query",
                      "concurrency",
                      "model"),
              "server",
                  Set.of(
                      "commands", "softdelete", "wire", "store", "query", "concurrency", "model")));

  private static final List<String> SQL = List.of("java.sql..", "javax.sql..", "org.sqlite..");
  private static final List<String> NETTY = List.of("io.netty..");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.loquat");

  static Set<String> modules() {
    return ARROWS.keySet();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyModuleIsSeen(String module) {
    Set<String> seen =
        CLASSES.stream()
            .map(type -> type.getPackageName().split("\\.")[2])
            .collect(Collectors.toSet());
    assertThat(seen).as("modules whose classes are on this test's class path").contains(module);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void arrowsNeverPointBack(String module) {
    String[] others =
        ARROWS.keySet().stream()
            .filter(other -> !other.equals(module) && !ARROWS.get(module).contains(other))
            .map(other -> "io.loquat." + other + "..")
            .toArray(String[]::new);
    forbid(module, others);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void onlyTheStoreSpeaksSql(String module) {
    if (!module.equals("store")) {
      forbid(module, SQL.toArray(String[]::new));
    }
  }

  @ParameterizedTest
  @MethodSource("modules")
  void onlyTheWireAndTheServerKnowNetty(String module) {
    if (!Set.of("wire", "server").contains(module)) {
      forbid(module, NETTY.toArray(String[]::new));
    }
  }

  /**
   * What is for web applications does not come along with the library, nor Spring with the filter.
   */
  @Test
  void onlyTheWebModuleKnowsTheWeb() {
    assertThat(CLASSES.containPackage("io.loquat.readmodel.web.spring")).isTrue();
    noClasses()
        .that()
        .resideOutsideOfPackage("io.loquat.readmodel.web..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "org.springframework..", "io.loquat.readmodel.web..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("io.loquat.readmodel.web")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "io.loquat.readmodel.web.spring..")
        .check(CLASSES);
  }

  /** The store has a second implementation one day; commands know the contract only. */
  @Test
  void commandsDoNotKnowHowDocumentsAreStored() {
    forbid("commands", "io.loquat.store.sqlite..", "io.loquat.store.jsonb..");
  }

  private static void forbid(String module, String... packages) {
    if (packages.length > 0) {
      noClasses()
          .that()
          .resideInAPackage("io.loquat." + module + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages)
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }
}
