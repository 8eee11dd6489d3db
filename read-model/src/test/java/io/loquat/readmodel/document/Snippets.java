package io.loquat.readmodel.document;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The examples in Javadoc, each made a method of a class that knows what they speak of. */
public final class Snippets {
  private static final String START = "{@snippet :";

  private Snippets() {}

  /** One example. */
  public record Snippet(String place, String code) {
    @Override
    public String toString() {
      return place;
    }
  }

  /** The examples of the sources in a folder. */
  public static List<Snippet> in(Path sources) {
    List<Snippet> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        String text = Files.readString(file);
        for (int at = text.indexOf(START); at >= 0; at = text.indexOf(START, at + 1)) {
          String code = text.substring(at + START.length(), end(text, at));
          code = code.replaceAll("(?m)^ \\*", "");
          found.add(new Snippet(file.getFileName().toString(), code));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** Where the brace is that ends the tag. */
  private static int end(String text, int start) {
    int depth = 0;
    for (int at = start; ; at++) {
      depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
  }

  /**
   * What the compiler has against an example; empty if nothing.
   *
   * @param prelude imports, and after a line of {@code ---} the members that examples speak of
   */
  public static String complaints(Snippet snippet, String prelude) {
    String[] parts = prelude.split("---\n", 2);
    String source =
        parts[0]
            + "class Example {\n"
            + parts[1]
            + "void example() throws Exception {"
            + snippet.code()
            + "\n}\n}\n";
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    compiler
        .getTask(
            new StringWriter(),
            null,
            problems,
            List.of(
                "-proc:none",
                "-implicit:none",
                "-Xdiags:compact",
                "--should-stop=ifNoError=FLOW",
                "-d",
                System.getProperty("java.io.tmpdir")),
            null,
            List.of(new Source(source)))
        .call();
    StringBuilder text = new StringBuilder();
    for (Diagnostic<? extends JavaFileObject> problem : problems.getDiagnostics()) {
      if (problem.getKind() == Diagnostic.Kind.ERROR) {
        text.append(problem.getMessage(Locale.ROOT)).append('\n');
      }
    }
    return text.isEmpty() ? "" : text + source;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///Example.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
