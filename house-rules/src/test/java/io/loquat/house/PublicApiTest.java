package io.loquat.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What users of the Java library read: every public class with an example, every public member with
 * a comment. Members that override take theirs from above; overloads may share one; what a record's
 * comment says of a component is true of the method that sets it; exceptions are not for users to
 * make.
 */
class PublicApiTest {
  private static final Set<String> MODULES = Set.of("read-model", "embedded", "read-model-web");

  /** Repeat the calls of another interface one by one, as their class comment says. */
  private static final Set<String> REPETITIONS =
      Set.of(
          "NamedCollections.java",
          "AsyncNamedCollections.java",
          "AsyncDocumentCollection.java",
          "AsyncDocumentStore.java");

  private static final Pattern PARAMETER = Pattern.compile("@param (\\w+)");

  private static List<SourceFile> files() {
    return SourceTree.mainFiles().stream()
        .filter(file -> MODULES.contains(file.module()) && !file.isPackageInfo())
        .toList();
  }

  @Test
  void everyPublicMemberHasAComment() {
    List<String> silent = new ArrayList<>();
    for (SourceFile file : files()) {
      if (!REPETITIONS.contains(file.fileName())) {
        new SilentMembers(file, silent).scan(file.unit(), null);
      }
    }
    assertThat(silent).as("public members without Javadoc").isEmpty();
  }

  @Test
  void everyPublicClassHasAnExample() {
    List<String> without = new ArrayList<>();
    for (SourceFile file : files()) {
      for (Tree type : file.unit().getTypeDecls()) {
        if (type instanceof ClassTree declared
            && declared.getModifiers().getFlags().contains(Modifier.PUBLIC)
            && !comment(file, new TreePath(new TreePath(file.unit()), type))
                .contains("{@snippet")) {
          without.add(file.at(type) + " " + declared.getSimpleName());
        }
      }
    }
    assertThat(without).as("public classes without an example").isEmpty();
  }

  private static String comment(SourceFile file, TreePath path) {
    String text = file.trees().getDocComment(path);
    return text == null ? "" : text;
  }

  /** Goes through the public types of a file and collects what says nothing. */
  private static final class SilentMembers extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final SourceFile file;
    private final List<String> silent;

    SilentMembers(SourceFile file, List<String> silent) {
      this.file = file;
      this.silent = silent;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
      if (isVisible(type.getModifiers(), getCurrentPath().getParentPath().getLeaf())) {
        check(type, type.getSimpleName().toString(), getCurrentPath());
        Set<String> documented = documentedIn(type);
        type.getMembers().forEach(member -> visitMember(type, member, documented));
      }
      return nothing;
    }

    private Set<String> documentedIn(ClassTree type) {
      Stream<String> components =
          PARAMETER
              .matcher(comment(file, getCurrentPath()))
              .results()
              .map(parameter -> parameter.group(1));
      Stream<String> methods =
          type.getMembers().stream()
              .filter(MethodTree.class::isInstance)
              .filter(one -> !comment(file, below(one)).isBlank())
              .map(one -> ((MethodTree) one).getName().toString());
      return Stream.concat(components, methods).collect(Collectors.toSet());
    }

    private void visitMember(ClassTree type, Tree member, Set<String> documented) {
      switch (member) {
        case ClassTree nested -> scan(nested, null);
        case MethodTree method when isVisible(method.getModifiers(), type) -> {
          String name = method.getName().toString();
          if (!isExempt(type, method) && !documented.contains(name)) {
            check(method, name, below(method));
          }
        }
        case VariableTree field when isVisible(field.getModifiers(), type) ->
            check(field, field.getName().toString(), below(field));
        default -> {}
      }
    }

    private static boolean isExempt(ClassTree type, MethodTree method) {
      boolean inherits =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(one -> one.getAnnotationType().toString().equals("Override"));
      boolean isConstructor = method.getName().contentEquals("<init>");
      boolean isNotForUsers =
          type.getKind() == Tree.Kind.RECORD
              || type.getSimpleName().toString().endsWith("Exception");
      return inherits || (isConstructor && isNotForUsers);
    }

    private TreePath below(Tree member) {
      return new TreePath(getCurrentPath(), member);
    }

    private void check(Tree tree, String name, TreePath path) {
      if (comment(file, path).isBlank()) {
        silent.add(file.at(tree) + " " + name);
      }
    }

    /** What an interface declares is public unless it says otherwise. */
    private static boolean isVisible(ModifiersTree modifiers, Tree owner) {
      Set<Modifier> flags = modifiers.getFlags();
      return flags.contains(Modifier.PUBLIC)
          || flags.contains(Modifier.PROTECTED)
          || (owner.getKind() == Tree.Kind.INTERFACE && !flags.contains(Modifier.PRIVATE));
    }
  }
}
