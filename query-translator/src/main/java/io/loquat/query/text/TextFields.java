package io.loquat.query.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Finds the texts of documents that a text index holds. Immutable.
 *
 * <p>An array stands for its elements: what a path names may be one of them, or in one of them. An
 * index on every field gives a field without a weight that of the field whose path comes next in
 * order, if there is one, and else 1: so does MongoDB, and scores depend on it.
 */
final class TextFields {
  private static final double WEIGHT_DEFAULT = 1;

  private final TextIndex index;

  TextFields(TextIndex index) {
    this.index = index;
  }

  /** One text, its language and what its words count. Immutable. */
  record FieldText(String text, TextLanguage language, double weight) {}

  List<FieldText> of(BsonDocument document) {
    List<FieldText> texts = new ArrayList<>();
    document(document, index.defaultLanguage(), "", texts);
    return texts;
  }

  private void document(
      BsonDocument document, TextLanguage around, String path, List<FieldText> texts) {
    TextLanguage language = index.languageOf(document, around);
    for (Map.Entry<String, BsonValue> field : document.entrySet()) {
      if (!index.everyField() || !index.languageField().equals(field.getKey())) {
        String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
        value(field.getValue(), new Place(name, language, false), texts);
      }
    }
  }

  /** Where a value stands. Immutable. */
  private record Place(String path, TextLanguage language, boolean inArray) {}

  private void value(BsonValue value, Place place, List<FieldText> texts) {
    String path = place.path();
    NavigableMap<String, Double> next =
        index.weights().tailMap(value instanceof BsonDocument ? path + "." : path, true);
    boolean any = !next.isEmpty();
    if (!index.everyField() && !(any && leadsTo(path, next.firstKey()))) {
      return;
    }
    boolean exact = any && next.firstKey().equals(path);
    switch (value) {
      case BsonString text when exact || index.everyField() ->
          texts.add(
              new FieldText(
                  text.getValue(),
                  place.language(),
                  any ? next.getOrDefault(next.firstKey(), WEIGHT_DEFAULT) : WEIGHT_DEFAULT));
      case BsonDocument document when !exact || index.everyField() ->
          document(document, place.language(), path, texts);
      case BsonArray array when !place.inArray() || index.everyField() ->
          array.forEach(element -> value(element, new Place(path, place.language(), true), texts));
      default -> {}
    }
  }

  private static boolean leadsTo(String path, String weighted) {
    return weighted.equals(path) || weighted.startsWith(path + ".");
  }
}
