package io.loquat.commands;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server whose collection {@code c} is asked in many ways, and what {@code explain} says of them.
 * What is chosen at random is the same each time.
 */
abstract class PlanQuestions {
  final Random random = new Random(20_261_121);

  @TempDir Path folder;
  TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.hidden(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  String of(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  void fill(int documents, IntFunction<String> document) {
    String all = IntStream.range(0, documents).mapToObj(document).collect(Collectors.joining(","));
    server.ok("{insert: 'c', documents: [" + all + "]}");
  }

  void index(String key, String name) {
    server.ok("{createIndexes: 'c', indexes: [{key: " + key + ", name: '" + name + "'}]}");
  }

  BsonDocument explained(String command) {
    return server.run("{explain: " + command + ", verbosity: 'executionStats'}");
  }

  BsonDocument stats(String command) {
    return explained(command).getDocument("executionStats");
  }

  /** The names of the stages, the outermost first. */
  static String names(BsonDocument stage) {
    String name = stage.getString("stage").getValue();
    return stage.containsKey("inputStage")
        ? name + " " + names(stage.getDocument("inputStage"))
        : name;
  }
}
