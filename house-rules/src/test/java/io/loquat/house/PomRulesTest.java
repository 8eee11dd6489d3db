package io.loquat.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Every version is pinned, once, in the parent pom. */
class PomRulesTest {
  private static final Pattern PINNED = Pattern.compile("\\$\\{[\\w.-]+}|\\d[\\w.-]*");
  private static final Set<String> BOUND_BY_MAVEN =
      Set.of("clean", "resources", "compiler", "surefire", "jar", "install", "deploy", "site");

  private static final Path PARENT = SourceTree.ROOT.resolve("pom.xml");

  @Test
  void versionsAreNeitherRangesNorMoving() throws Exception {
    List<String> found = new ArrayList<>();
    for (Path pom : poms()) {
      for (Element version : elements(pom, "version")) {
        String text = version.getTextContent().strip();
        boolean ours = text.equals("0.1.0-SNAPSHOT");
        boolean toolchain = version.getParentNode().getNodeName().equals("configuration");
        if (!ours && !toolchain && (!PINNED.matcher(text).matches() || text.contains("SNAPSHOT"))) {
          found.add(SourceTree.ROOT.relativize(pom) + ": " + text);
        }
      }
    }
    assertThat(found).as("versions that are not pinned").isEmpty();
  }

  @Test
  void everyPluginHasAVersionInTheParent() throws Exception {
    Set<String> pinned =
        elements(PARENT, "plugin").stream()
            .filter(plugin -> child(plugin, "version").isPresent())
            .flatMap(plugin -> child(plugin, "artifactId").stream())
            .collect(Collectors.toSet());

    assertThat(pinned)
        .as("plugins that every Maven build runs")
        .containsAll(BOUND_BY_MAVEN.stream().map(name -> "maven-" + name + "-plugin").toList());
    for (Path pom : poms()) {
      assertThat(elements(pom, "plugin"))
          .extracting(plugin -> child(plugin, "artifactId").orElseThrow())
          .as("plugins of %s without a version in the parent", SourceTree.ROOT.relativize(pom))
          .isSubsetOf(pinned);
    }
  }

  @Test
  void modulesNameNoVersionsOfTheirOwn() throws Exception {
    for (Path module : SourceTree.modules()) {
      Path pom = module.resolve("pom.xml");
      assertThat(elements(pom, "dependency"))
          .extracting(dependency -> child(dependency, "version"))
          .as("versions in %s; they belong into the parent", SourceTree.ROOT.relativize(pom))
          .allMatch(version -> version.isEmpty() || version.get().equals("${project.version}"));
    }
  }

  private static List<Path> poms() {
    return Stream.concat(
            Stream.of(PARENT), SourceTree.modules().stream().map(path -> path.resolve("pom.xml")))
        .toList();
  }

  private static List<Element> elements(Path pom, String name) throws Exception {
    NodeList nodes =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(pom.toFile())
            .getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static Optional<String> child(Element element, String name) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeName().equals(name)) {
        return Optional.of(node.getTextContent().strip());
      }
    }
    return Optional.empty();
  }
}
