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
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The examples in Javadoc, each made a method of a class that knows what they speak of. */
public final class Snippets {
  private static final String START = "{@snippet :";

  private Snippets() {}

  /**
   * One example.
   *
   * @param place the file it stands in, and its number there
   */
  public record Snippet(String place, String code) {}

  /** The examples of the sources in a folder. */
  public static List<Snippet> in(Path sources) {
    List<Snippet> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        String text = Files.readString(file);
        for (int at = text.indexOf(START); at >= 0; at = text.indexOf(START, at + 1)) {
          String code = text.substring(at + START.length(), end(text, at));
          found.add(new Snippet(file + ":" + at, code.replaceAll("(?m)^ *\\*", "")));
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
   * What the compiler has against the examples; empty if nothing.
   *
   * @param prelude imports, and after a line of {@code ---} the members that examples speak of
   */
  public static List<String> complaints(List<Snippet> snippets, String prelude) {
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    List<Source> sources = new ArrayList<>();
    for (Snippet snippet : snippets) {
      sources.add(new Source("Example" + sources.size(), snippet, prelude));
    }
    ToolProvider.getSystemJavaCompiler()
        .getTask(
            new StringWriter(),
            null,
            problems,
            // Examines all and writes nothing.
            List.of("-proc:none", "--should-stop=ifNoError=FLOW"),
            null,
            sources)
        .call();
    return problems.getDiagnostics().stream()
        .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
        .map(problem -> place(problem.getSource()) + " " + problem.getMessage(Locale.ROOT))
        .toList();
  }

  private static String place(JavaFileObject source) {
    return source instanceof Source example ? example.snippet.toString() : "";
  }

  private static final class Source extends SimpleJavaFileObject {
    private final Snippet snippet;
    private final String text;

    Source(String name, Snippet snippet, String prelude) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      this.snippet = snippet;
      String[] parts = prelude.split("---\n", 2);
      this.text =
          "%s class %s {\n%s\nvoid example() throws Exception {%s}\n}\n"
              .formatted(parts[0], name, parts[1], snippet.code());
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
