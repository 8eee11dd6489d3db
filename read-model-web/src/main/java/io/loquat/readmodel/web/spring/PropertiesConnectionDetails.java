package io.loquat.readmodel.web.spring;

import com.mongodb.ConnectionString;
import java.util.Optional;

/** Where the server is, as the application's properties say. Immutable. */
record PropertiesConnectionDetails(LoquatProperties properties) implements LoquatConnectionDetails {
  @Override
  public ConnectionString getConnectionString() {
    return new ConnectionString(properties.uri());
  }

  @Override
  public Optional<String> getDatabase() {
    return properties.database().isEmpty()
        ? LoquatConnectionDetails.super.getDatabase()
        : Optional.of(properties.database());
  }
}
