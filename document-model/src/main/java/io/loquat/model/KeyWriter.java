package io.loquat.model;

import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDbPointer;
import org.bson.BsonDocument;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonRegularExpression;
import org.bson.BsonValue;

/**
 * Builds the key of one or more values, each ascending or descending, such as a sort's key.
 * Confined to the thread that writes the key.
 *
 * <p>No value's bytes are the beginning of another value's, so keys of several values compare value
 * by value, and inverting a value's bytes reverses its order and nothing else.
 */
public final class KeyWriter {
  private static final int CAPACITY = 32;

  private final KeyBytes key = new KeyBytes(CAPACITY);
  private final TypeNotes notes = new TypeNotes();
  private final TextOrder texts;

  /** Writes keys without a collation. */
  public KeyWriter() {
    this(TextOrder.BINARY);
  }

  /** Writes keys that give {@code BsonOrder.of(texts)}. */
  public KeyWriter(TextOrder texts) {
    this.texts = texts;
  }

  /** Appends a value; returns this. */
  public KeyWriter append(BsonValue value, boolean descending) {
    int start = key.length();
    addValue(value);
    if (descending) {
      key.invertFrom(start);
    }
    return this;
  }

  /** Appends a value as without a collation, whatever the writer's; returns this. */
  public KeyWriter appendSimple(BsonValue value, boolean descending) {
    key.addAll(new KeyWriter().append(value, descending).toByteArray());
    notes.setUnknown();
    return this;
  }

  /** Appends the key of null for a field that is not there; returns this. */
  public KeyWriter appendMissing(boolean descending) {
    int nothing = TypeBracket.NULL.keyByte();
    key.add(descending ? ~nothing : nothing);
    notes.add(TypeNotes.MISSING);
    return this;
  }

  /** Says that the key does not tell its values, whatever else is appended. */
  public void setTypesUnknown() {
    notes.setUnknown();
  }

  /** The key so far. */
  public byte[] toByteArray() {
    return key.toByteArray();
  }

  /** What the key so far leaves out of its values. */
  public KeyTypes types() {
    return notes.types();
  }

  private void addValue(BsonValue value) {
    TypeBracket bracket = TypeBracket.of(value);
    if (bracket == TypeBracket.NUMBER) {
      NumberKeys.add(key, value);
      notes.addNumber(value);
      return;
    }
    key.add(bracket.keyByte());
    switch (bracket) {
      case MIN_KEY, UNDEFINED, NUMBER, MAX_KEY -> {}
      case NULL -> notes.addUsual();
      case STRING -> addString(value);
      case OBJECT -> addDocument(value.asDocument());
      case ARRAY -> addArray(value.asArray());
      case BINARY -> addBinary(value.asBinary());
      case OBJECT_ID -> key.addAll(value.asObjectId().getValue().toByteArray());
      case BOOLEAN -> key.add(value.asBoolean().getValue() ? 1 : 0);
      case DATE -> key.addLong(value.asDateTime().getValue() ^ Long.MIN_VALUE);
      case TIMESTAMP -> key.addLong(value.asTimestamp().getValue());
      case REGULAR_EXPRESSION -> addRegularExpression(value.asRegularExpression());
      case DB_POINTER -> addPointer(value.asDBPointer());
      case CODE -> key.addText(value.asJavaScript().getCode());
      case CODE_WITH_SCOPE -> addScopedCode(value.asJavaScriptWithScope());
    }
  }

  private void addString(BsonValue value) {
    if (value.isSymbol()) {
      notes.add(TypeNotes.SYMBOL);
    } else {
      notes.addUsual();
    }
    String text = BsonOrder.text(value);
    if (texts.isBinary()) {
      key.addText(text);
    } else {
      key.addAll(texts.key(text));
      notes.setUnknown();
    }
  }

  /** The bracket stands before the name because it decides first; the value brings its own. */
  private void addDocument(BsonDocument document) {
    for (Map.Entry<String, BsonValue> field : document.entrySet()) {
      key.add(TypeBracket.of(field.getValue()).keyByte());
      key.addText(field.getKey());
      addValue(field.getValue());
    }
    key.addEnd();
  }

  private void addArray(BsonArray array) {
    array.forEach(this::addValue);
    key.addEnd();
  }

  private void addBinary(BsonBinary binary) {
    key.addInt(BsonOrder.lengthBytes(binary));
    key.add(binary.getType());
    key.addAll(binary.getData());
  }

  private void addRegularExpression(BsonRegularExpression expression) {
    key.addText(expression.getPattern());
    key.addText(expression.getOptions());
  }

  private void addPointer(BsonDbPointer pointer) {
    key.addInt(Utf8.lengthBytes(pointer.getNamespace()));
    key.addText(pointer.getNamespace());
    key.addAll(pointer.getId().toByteArray());
  }

  private void addScopedCode(BsonJavaScriptWithScope code) {
    key.addText(code.getCode());
    addDocument(code.getScope());
  }
}
