package io.loquat.query.index;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.KeyWriter;
import io.loquat.model.MissingValue;
import io.loquat.query.operator.ShellText;
import io.loquat.query.text.TermKeys;
import io.loquat.query.text.TextIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Keys of a text index: one for each term of a document. A document without terms has none.
 * Immutable.
 */
final class TextKeys implements KeyGenerator {
  private final List<IndexField> fields;
  private final TextIndex index;

  /**
   * @param fields of the key pattern, of which two stand for the terms and what they count
   */
  TextKeys(List<IndexField> fields, TextIndex index) {
    this.fields = fields;
    this.index = index;
  }

  @Override
  public IndexKeys keys(BsonDocument document) {
    Map<String, Double> scores = index.scores(document);
    if (scores.size() > KEYS_MAX) {
      throw new CommandException(
          ErrorCode.CANNOT_BUILD_INDEX_KEYS,
          "Index key generation: the document has more than " + KEYS_MAX + " keys");
    }
    Around around = around(document);
    List<byte[]> keys = new ArrayList<>(scores.size());
    scores.forEach((term, score) -> keys.add(around.key(term, score)));
    return IndexKeys.of(keys, MultikeyPaths.NONE);
  }

  @Override
  public BsonDocument values(BsonDocument document, byte[] key) {
    Around around = around(document);
    BsonDocument values = new BsonDocument();
    index
        .scores(document)
        .forEach(
            (term, score) -> {
              if (Arrays.equals(around.key(term, score), key)) {
                around.show(term, score, values);
              }
            });
    return values;
  }

  private Around around(BsonDocument document) {
    int before = index.before().size();
    List<BsonValue> values = new ArrayList<>();
    KeyWriter after = new KeyWriter();
    for (int i = 0; i < fields.size(); i++) {
      if (i < before || i > before + 1) {
        values.add(value(document, fields.get(i)));
      }
      if (i > before + 1) {
        after.append(values.getLast(), fields.get(i).descending());
      }
    }
    return new Around(
        values.subList(0, before), after.toByteArray(), values.subList(before, values.size()));
  }

  /** No array may be on the path, unless a number in it says which element is meant. */
  private static BsonValue value(BsonDocument document, IndexField field) {
    KeyTuples tuples = new KeyTuples(List.of(field.names()), (one, _) -> array(one, document));
    BsonValue[] value = {BsonNull.VALUE};
    tuples.of(document, found -> value[0] = found.getFirst());
    if (tuples.multikey().isMultikey()) {
      throw array(field.path(), document);
    }
    return MissingValue.is(value[0]) ? BsonNull.VALUE : value[0];
  }

  private static CommandException array(String path, BsonDocument document) {
    return new CommandException(
        ErrorCode.CANNOT_BUILD_INDEX_KEYS,
        "Field '%s' of text index contains an array in document: %s"
            .formatted(path, ShellText.of(document)));
  }

  /** What stands around the terms of one document. Immutable. */
  private final class Around {
    private final List<BsonValue> before;
    private final byte[] afterKey;
    private final List<BsonValue> after;

    Around(List<BsonValue> before, byte[] afterKey, List<BsonValue> after) {
      this.before = before;
      this.afterKey = afterKey;
      this.after = after;
    }

    byte[] key(String term, double score) {
      return TermKeys.key(TermKeys.prefix(before, term), score, afterKey);
    }

    void show(String term, double score, BsonDocument values) {
      show(0, before, values);
      values.append(TextIndex.TERM, new BsonString(term));
      values.append(TextIndex.WEIGHT, new BsonDouble(score));
      show(before.size() + 2, after, values);
    }

    private void show(int from, List<BsonValue> shown, BsonDocument values) {
      for (int i = 0; i < shown.size(); i++) {
        values.append(fields.get(from + i).path(), shown.get(i));
      }
    }
  }
}
