package io.loquat.house;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.Test;

/** Event loops serve many connections: what runs on them may not wait. */
class BlockingRulesTest {
  private static final JavaClasses WIRE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.loquat.wire");

  @Test
  void nothingOnAnEventLoopWaitsForAFuture() {
    noClasses()
        .that()
        // They start and stop the loops, from outside: see WireServer.stop.
        .doNotHaveSimpleName("WireServer")
        .and()
        .doNotHaveSimpleName("Accepting")
        .should()
        .callMethodWhere(
            target(owner(assignableTo(Future.class)))
                .and(target(nameMatching("join|get|sync|syncUninterruptibly|await\\w*"))))
        .because("an event loop hands over what takes long, and is told when it is done")
        .check(WIRE);
  }

  @Test
  void nothingOnAnEventLoopTakesALock() {
    noClasses()
        .should()
        .callMethodWhere(
            target(owner(assignableTo(Lock.class))).and(target(nameMatching("lock\\w*"))))
        .check(WIRE);
  }
}
