package io.loquat.readmodel.web.spring;

import com.mongodb.ConnectionString;
import java.util.Optional;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where the server is. Without a bean of this type the properties {@code loquat.uri} and {@code
 * loquat.database} say it; a bean, such as a test's that has just started a container, wins over
 * them.
 *
 * {@snippet :
 * @Bean
 * LoquatConnectionDetails loquat(GenericContainer<?> container) {
 *   String uri = "mongodb://%s:%d/test".formatted(container.getHost(), container.getMappedPort(27017));
 *   return () -> new ConnectionString(uri);
 * }
 * }
 */
@FunctionalInterface
public interface LoquatConnectionDetails extends ConnectionDetails {
  /** The server's address, with the driver's options. */
  ConnectionString getConnectionString();

  /** The database of the stores that belong to no tenant; the connection string's if not said. */
  default Optional<String> getDatabase() {
    return Optional.ofNullable(getConnectionString().getDatabase());
  }
}
