package io.loquat.readmodel.web.spring;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.loquat.readmodel.DocumentReadModelStore;
import io.loquat.readmodel.ReadModelStore;
import io.loquat.readmodel.document.DocumentStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/**
 * The stores of an application with one database, from the properties {@code loquat.uri} and {@code
 * loquat.database}. Every bean gives way to one of the application's.
 *
 * {@snippet :
 * @RestController
 * class Orders {
 *   private final DocumentCollection<Order> orders;
 *
 *   Orders(DocumentStore store) {
 *     orders = store.collection("orders", Order.class);
 *   }
 * }
 * }
 */
@AutoConfiguration
@EnableConfigurationProperties(LoquatProperties.class)
public final class LoquatAutoConfiguration {
  /** The name of the client's bean. An application that makes its own gives it this name. */
  public static final String CLIENT = "loquatMongoClient";

  /** Where the server is, if no bean says it. */
  @Bean
  @ConditionalOnMissingBean(LoquatConnectionDetails.class)
  LoquatConnectionDetails loquatConnectionDetails(LoquatProperties properties) {
    return new PropertiesConnectionDetails(properties);
  }

  /**
   * The driver's client. It is found by its name only, so that an application which has MongoDB
   * besides keeps its own client for that.
   */
  @Bean(name = CLIENT, destroyMethod = "close", defaultCandidate = false)
  @ConditionalOnMissingBean(name = CLIENT)
  MongoClient loquatMongoClient(LoquatConnectionDetails details) {
    return MongoClients.create(details.getConnectionString());
  }

  /**
   * The documents of the application's database. Lazy, because an application with tenants may have
   * no database but theirs.
   */
  @Bean(destroyMethod = "close")
  @Lazy
  @ConditionalOnMissingBean
  DocumentStore documentStore(
      @Qualifier(CLIENT) MongoClient client, LoquatConnectionDetails details) {
    return DocumentStore.of(
        client,
        details
            .getDatabase()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "There is no database for DocumentStore: set loquat.database, or name it in"
                            + " loquat.uri (mongodb://host:27017/database)")));
  }

  /** The read models in that database. */
  @Bean
  @Lazy
  @ConditionalOnMissingBean
  ReadModelStore readModelStore(DocumentStore documents) {
    return new DocumentReadModelStore(documents);
  }
}
