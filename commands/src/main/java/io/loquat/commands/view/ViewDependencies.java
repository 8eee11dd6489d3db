package io.loquat.commands.view;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The collections and views that a view reads, by name. Stateless. */
final class ViewDependencies {
  private ViewDependencies() {}

  static Set<String> of(ViewDefinition view) {
    Set<String> names = new LinkedHashSet<>();
    names.add(view.viewOn());
    view.pipeline().forEach(stage -> collect(stage, names));
    return names;
  }

  // Pipelines nest no deeper than documents do.
  private static void collect(BsonValue pipeline, Set<String> names) {
    if (pipeline instanceof BsonArray stages) {
      for (BsonValue stage : stages) {
        if (stage instanceof BsonDocument document) {
          collect(document, names);
        }
      }
    }
  }

  private static void collect(BsonDocument stage, Set<String> names) {
    for (Map.Entry<String, BsonValue> field : stage.entrySet()) {
      switch (field.getKey()) {
        case "$lookup", "$graphLookup" -> collectNamed(field.getValue(), "from", names);
        case "$unionWith" -> {
          add(field.getValue(), names);
          collectNamed(field.getValue(), "coll", names);
        }
        case "$facet" -> {
          if (field.getValue() instanceof BsonDocument facets) {
            facets.values().forEach(pipeline -> collect(pipeline, names));
          }
        }
        default -> {
          // Reads nothing but its input.
        }
      }
    }
  }

  private static void collectNamed(BsonValue argument, String field, Set<String> names) {
    if (argument instanceof BsonDocument document) {
      add(document.getOrDefault(field, BsonNull.VALUE), names);
      collect(document.getOrDefault("pipeline", BsonNull.VALUE), names);
    }
  }

  private static void add(BsonValue name, Set<String> names) {
    if (name instanceof BsonString text) {
      names.add(text.getValue());
    }
  }
}
