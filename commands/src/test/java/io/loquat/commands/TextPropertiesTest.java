package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.query.text.TextIndex;
import io.loquat.query.text.TextIndexOptions;
import io.loquat.query.text.TextLanguage;
import io.loquat.query.text.TextSearch;
import io.loquat.query.text.TextSearch.Sensitivity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index gives what a scan of all documents gives that asks each of them. */
class TextPropertiesTest {
  private static final int DOCUMENTS = 120;
  private static final int SEARCHES = 250;
  private static final List<String> WORDS =
      List.of(
          "coffee",
          "Coffee",
          "café",
          "cafe",
          "running",
          "runs",
          "the",
          "Häuser",
          "Haus",
          "cake",
          "cakes",
          "end-to-end",
          "isn't",
          "snake_case",
          "Ärger",
          "x",
          "tea",
          "TEA",
          "10.5",
          "ß");
  private static final List<String> PARTS = List.of("", "", "", "-", "\"", " \"");

  private final Random random = new Random(20_261_121);
  private final BsonDocument index =
      TextIndexOptions.complete(
          BsonDocument.parse(
              "{key: {a: 'text', 'b.c': 'text'}, weights: {a: 3}, name: 'i', v: 2}"));

  @TempDir Path folder;

  @Test
  void findsThroughTheIndexWhatTheEvaluatorSays() {
    List<BsonDocument> documents = new ArrayList<>();
    try (TestServer server = TestServer.hidden(folder)) {
      server.ok("{createIndexes: 'c', indexes: [" + index.toJson() + "]}");
      for (int id = 0; id < DOCUMENTS; id++) {
        documents.add(document(id));
      }
      server.ok(
          new BsonDocument("insert", new BsonString("c"))
              .append("documents", new BsonArray(documents))
              .toJson());
      for (int i = 0; i < SEARCHES; i++) {
        BsonDocument search = search();
        assertThat(found(server, search))
            .as(search.toJson())
            .isEqualTo(expected(search, documents));
      }
    }
  }

  private List<BsonDocument> found(TestServer server, BsonDocument search) {
    BsonDocument find =
        BsonDocument.parse("{find: 'c', projection: {_id: 1, s: {$meta: 'textScore'}}}")
            .append("filter", new BsonDocument("$text", search))
            .append("batchSize", new BsonInt32(DOCUMENTS));
    return server.run(find.toJson()).getDocument("cursor").getArray("firstBatch").stream()
        .map(BsonValue::asDocument)
        .toList();
  }

  private List<BsonDocument> expected(BsonDocument search, List<BsonDocument> documents) {
    TextSearch parsed =
        TextSearch.parse(
            search.getString("$search").getValue(),
            TextIndex.of(index),
            TextLanguage.of(search.getString("$language").getValue()).orElseThrow(),
            new Sensitivity(
                search.getBoolean("$caseSensitive").getValue(),
                search.getBoolean("$diacriticSensitive").getValue()));
    return documents.stream()
        .filter(parsed::matches)
        .map(
            document ->
                new BsonDocument("_id", document.get("_id"))
                    .append("s", new BsonDouble(parsed.score(document))))
        .toList();
  }

  private BsonDocument document(int id) {
    BsonDocument document = new BsonDocument("_id", new BsonInt32(id));
    if (random.nextInt(4) > 0) {
      document.append("a", words(PARTS.subList(0, 1)));
    }
    BsonArray inner = new BsonArray();
    for (int i = random.nextInt(3); i > 0; i--) {
      BsonDocument element = new BsonDocument("c", words(PARTS.subList(0, 1)));
      if (random.nextInt(3) == 0) {
        element.append("language", new BsonString("german"));
      }
      inner.add(element);
    }
    return document.append("b", inner);
  }

  private BsonDocument search() {
    return new BsonDocument("$search", words(PARTS))
        .append("$language", new BsonString(random.nextInt(4) == 0 ? "none" : "english"))
        .append("$caseSensitive", BsonBoolean.valueOf(random.nextInt(4) == 0))
        .append("$diacriticSensitive", BsonBoolean.valueOf(random.nextInt(4) == 0));
  }

  private BsonString words(List<String> marks) {
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      text.append(marks.get(random.nextInt(marks.size())))
          .append(WORDS.get(random.nextInt(WORDS.size())))
          .append(' ');
    }
    return new BsonString(text.toString());
  }
}
