package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** A read of a view gives what the pipeline written out gives on the collection. */
class ViewPipelinesTest {
  private static TestServer server;

  @BeforeContainer
  static void start() throws IOException {
    Path folder = Files.createTempDirectory("views");
    server = TestServer.hidden(folder);
    List<String> documents = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      documents.add(
          "{_id: %d, a: %d, b: '%s', c: [%d, %d], d: {e: %s}}"
              .formatted(
                  i, i * 7 % 11, "xyz".charAt(i % 3), i % 4, i % 5, i % 6 == 0 ? "null" : i));
    }
    server.ok("{insert: 'c', documents: [" + String.join(", ", documents) + "]}");
  }

  @AfterContainer
  static void stop() {
    server.close();
  }

  @Provide
  Arbitrary<String> filters() {
    return Arbitraries.of(
        "{}",
        "{a: {$gt: 4}}",
        "{b: 'x'}",
        "{c: 2}",
        "{c: {$gt: 1, $lt: 3}}",
        "{'d.e': null}",
        "{$or: [{a: 3}, {_id: {$lt: 9}}]}",
        "{_id: {$in: [1, 5, 12, 33]}}",
        "{$expr: {$lt: ['$a', '$_id']}}");
  }

  @Provide
  Arbitrary<String> stages() {
    Arbitrary<String> matches = filters().map(filter -> "{$match: " + filter + "}");
    Arbitrary<String> others =
        Arbitraries.of(
            "{$sort: {a: 1, _id: -1}}",
            "{$sort: {b: -1, _id: 1}}",
            "{$limit: 17}",
            "{$limit: 5}",
            "{$skip: 3}",
            "{$project: {a: 1, b: 1, c: 1}}",
            "{$project: {d: 0}}",
            "{$addFields: {a: {$add: ['$a', 1]}}}",
            "{$unwind: '$c'}");
    return Arbitraries.oneOf(matches, others);
  }

  @Provide
  Arbitrary<List<String>> pipelines() {
    return stages().list().ofMaxSize(4);
  }

  @Property(tries = 150)
  void answersAsThePipelineWrittenOut(
      @ForAll("pipelines") List<String> lower,
      @ForAll("pipelines") List<String> upper,
      @ForAll("filters") String filter,
      @ForAll boolean sorted) {
    server.run("{drop: 'upper'}");
    server.run("{drop: 'lower'}");
    server.ok("{create: 'lower', viewOn: 'c', pipeline: " + lower + "}");
    server.ok("{create: 'upper', viewOn: 'lower', pipeline: " + upper + "}");
    List<String> written = new ArrayList<>(lower);
    written.addAll(upper);
    written.add("{$match: " + filter + "}");
    if (sorted) {
      written.add("{$sort: {a: -1, _id: 1, c: 1}}");
    }
    written.add("{$limit: 9}");
    String found =
        server.batch(
            "{find: 'upper', filter: %s, limit: 9%s}"
                .formatted(filter, sorted ? ", sort: {a: -1, _id: 1, c: 1}" : ""));
    assertThat(found)
        .isEqualTo(server.batch("{aggregate: 'c', pipeline: " + written + ", cursor: {}}"));
    String counted = server.ok("{count: 'upper', query: " + filter + ", limit: 9}");
    assertThat(counted).contains("\"n\": " + count(found));
  }

  private static int count(String documents) {
    return org.bson.BsonArray.parse(documents).size();
  }
}
