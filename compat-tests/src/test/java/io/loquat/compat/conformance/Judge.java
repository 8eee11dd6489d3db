package io.loquat.compat.conformance;

import io.loquat.compat.conformance.Node.Arr;
import io.loquat.compat.conformance.Node.Doc;
import io.loquat.compat.conformance.Node.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Holds a reply against what a step expects of it. */
final class Judge {
  private static final List<String> GOSSIP =
      List.of("$clusterTime", "operationTime", "electionId", "opTime");

  private final CaseJson cases;

  Judge(CaseJson cases) {
    this.cases = cases;
  }

  /** Empty if the reply satisfies the expectation, else why not. */
  Optional<String> problem(JsonNode expect, Node reply) {
    if (expect.isNull()) {
      boolean full =
          succeeded(reply)
              && Node.walk(reply, "writeErrors").isEmpty()
              && Node.walk(reply, "writeConcernError").isEmpty();
      return full ? Optional.empty() : Optional.of("this step must succeed: " + brief(reply));
    }
    if (expect.has("any")) {
      return Optional.empty();
    }
    if (expect.has("all")) {
      return expect.get("all").valueStream().flatMap(e -> problem(e, reply).stream()).findFirst();
    }
    if (expect.has("error")) {
      return errorProblem(expect, reply);
    }
    if (!succeeded(reply)) {
      return Optional.of("expected success: " + brief(reply));
    }
    return expect.has("ok") ? Optional.empty() : valueProblem(expect, reply);
  }

  private static boolean succeeded(Node reply) {
    return Node.walk(reply, "ok")
        .flatMap(Node::number)
        .filter(ok -> ok.intValue() == 1)
        .isPresent();
  }

  private static String brief(Node reply) {
    return Node.walk(reply, "code")
        + " "
        + Node.walk(reply, "errmsg")
        + " "
        + Node.walk(reply, "writeErrors");
  }

  private Optional<String> errorProblem(JsonNode expect, Node reply) {
    Optional<Node> error =
        succeeded(reply) ? Node.walk(reply, "writeErrors.0") : Optional.of(reply);
    if (error.isEmpty()) {
      return Optional.of("expected error " + expect.get("error") + ", got success");
    }
    if (!expect.get("error").isNull()) {
      Optional<Integer> code =
          Node.walk(error.get(), "code").flatMap(Node::number).map(Number::intValue);
      if (!code.equals(Optional.of(expect.get("error").intValue()))) {
        return Optional.of("expected error " + expect.get("error") + ", got " + brief(reply));
      }
    }
    if (expect.has("message")
        && !Node.walk(error.get(), "errmsg")
            .equals(Optional.of(Scalar.of("string", expect.get("message").asString())))) {
      return Optional.of("message differs: " + Node.walk(error.get(), "errmsg"));
    }
    return Optional.empty();
  }

  private Optional<String> valueProblem(JsonNode expect, Node reply) {
    Optional<Node> at = Node.walk(reply, expect.path("at").asString(""));
    if (at.isEmpty()) {
      return Optional.of("the reply lacks " + expect.get("at"));
    }
    for (String form : List.of("firstBatch", "firstBatchPartial")) {
      if (expect.has(form)) {
        return Node.walk(at.get(), "cursor.firstBatch")
            .map(batch -> difference(form, expect, batch))
            .orElse(Optional.of("no cursor.firstBatch"));
      }
    }
    for (String form : List.of("result", "partial")) {
      if (expect.has(form)) {
        Node actual = at.get() instanceof Doc doc ? doc.without(GOSSIP) : at.get();
        return difference(form, expect, actual);
      }
    }
    return checksProblem(expect, at.get());
  }

  private Optional<String> difference(String form, JsonNode expect, Node found) {
    Node expected = cases.node(expect.get(form));
    boolean partly = form.equals("partial") || form.equals("firstBatchPartial");
    Node actual = partly ? Comparison.subset(expected, found) : found;
    Set<String> ignoreOrderIn = new HashSet<>();
    expect.path("ignoreOrderIn").forEach(name -> ignoreOrderIn.add(name.asString()));
    Comparison comparison =
        new Comparison(
            expect.path("nanEqual").booleanValue(false),
            expect.path("ignoreDocOrder").booleanValue(false),
            ignoreOrderIn);
    return comparison.holds(actual, expected)
        ? Optional.empty()
        : Optional.of(form + " differs: got " + actual + ", expected " + expected);
  }

  private Optional<String> checksProblem(JsonNode expect, Node at) {
    if (expect.has("checks")) {
      return eachProblem(expect.get("checks"), List.of(at));
    }
    if (!(Node.walk(at, "cursor.firstBatch").orElse(at) instanceof Arr(List<Node> documents))
        || documents.isEmpty()) {
      return Optional.of("no documents");
    }
    if (expect.has("eachDoc")) {
      return eachProblem(expect.get("eachDoc"), documents);
    }
    List<JsonNode> lists = expect.get("perDoc").valueStream().toList();
    if (lists.size() != documents.size()) {
      return Optional.of("expected " + lists.size() + " documents, got " + documents.size());
    }
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      eachProblem(lists.get(i), List.of(documents.get(i))).ifPresent(problems::add);
    }
    return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
  }

  private Optional<String> eachProblem(JsonNode checks, List<Node> documents) {
    List<String> problems = new ArrayList<>();
    for (Node document : documents) {
      checks.forEach(check -> Check.of(check).problem(document, cases).ifPresent(problems::add));
    }
    return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
  }
}
