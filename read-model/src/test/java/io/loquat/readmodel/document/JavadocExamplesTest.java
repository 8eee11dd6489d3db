package io.loquat.readmodel.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples in the library's Javadoc compile. */
class JavadocExamplesTest {
  private static final Path SOURCES = Path.of("src/main/java/io/loquat/readmodel");
  private static final List<String> PACKAGES =
      List.of("channel", "document", "error", "locking", "mapping");

  private static final String PRELUDE =
      """
      import static com.mongodb.client.model.Filters.*;
      import static com.mongodb.client.model.Sorts.*;
      import static com.mongodb.client.model.Updates.*;
      import io.loquat.readmodel.channel.*;
      import io.loquat.readmodel.document.*;
      import io.loquat.readmodel.error.*;
      import io.loquat.readmodel.locking.*;
      import io.loquat.readmodel.mapping.*;
      import com.mongodb.MongoException;
      import com.mongodb.client.MongoDatabase;
      import java.time.*;
      import java.util.*;
      import java.util.concurrent.*;
      import org.bson.*;
      ---
      record User(String id, String name, int age) {
        User birthday() {
          return new User(id, name, age + 1);
        }
        User withAge(int newAge) {
          return new User(id, name, newAge);
        }
      }
      DocumentStore store;
      CommandChannel channel;
      MongoDatabase database;
      BsonDocument command;
      BsonDocument document;
      DocumentCollection<User> users;
      OptimisticLocking<User> locking;
      User ada;
      User grace;
      List<User> people;
      List<Replacement<User>> replacements;
      String fromTheUser;
      org.slf4j.Logger log;
      boolean greet(User user) {
        return true;
      }
      void show(Object anything) {}
      void slowDown() {}
      """;

  @Test
  void allCompile() {
    List<Snippets.Snippet> examples =
        PACKAGES.stream().flatMap(name -> Snippets.in(SOURCES.resolve(name)).stream()).toList();

    assertThat(examples).hasSizeGreaterThan(40);
    assertThat(Snippets.complaints(examples, PRELUDE)).isEmpty();
  }
}
