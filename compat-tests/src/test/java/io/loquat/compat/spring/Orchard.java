package io.loquat.compat.spring;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.loquat.server.ServerProcess;
import java.nio.file.Path;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.repository.support.MongoRepositoryFactory;

/** A server with Spring Data in front of it, set up by hand. Confined to one test class. */
final class Orchard implements AutoCloseable {
  private final ServerProcess server;
  private final MongoClient client;
  private final MongoTemplate template;

  Orchard(Path dataFolder, String systemFields) {
    server = ServerProcess.start(dataFolder, "--system-fields", systemFields);
    client = MongoClients.create(server.connectionString());
    template = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, "orchard"));
  }

  MongoTemplate template() {
    return template;
  }

  Pears pears() {
    return new MongoRepositoryFactory(template).getRepository(Pears.class);
  }

  void empty() {
    client.getDatabase("orchard").drop();
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
