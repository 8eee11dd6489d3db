package io.loquat.query.sort;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.TextOrder;
import io.loquat.query.context.QueryContext;
import io.loquat.query.meta.DocumentMeta;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** A parsed sort specification. Immutable. */
public final class Sort {
  private final List<SortField> fields;
  private final List<SortPart> parts;
  private final int naturalDirection;
  private final TextOrder texts;
  private final SortKey keys;

  private Sort(List<SortField> fields, int naturalDirection, TextOrder texts) {
    this.fields = fields;
    this.parts =
        fields.stream()
            .map(field -> new SortPart(String.join(".", field.parts()), field.descending()))
            .toList();
    this.texts = texts;
    this.naturalDirection = naturalDirection;
    this.keys = new SortKey(fields, texts);
  }

  /**
   * Parses the sort of a {@code find}, which may be natural.
   *
   * @throws CommandException BadValue and others for a malformed specification
   */
  public static Sort parse(BsonDocument sort, QueryContext context) {
    if (!sort.containsKey("$natural")) {
      return new Sort(SortParser.fields(sort, context), 0, context.texts());
    }
    if (sort.size() > 1) {
      throw new CommandException(ErrorCode.BAD_VALUE, "Cannot include '$natural' in compound sort");
    }
    return new Sort(List.of(), SortParser.naturalDirection(sort), context.texts());
  }

  /**
   * Parses the specification of a {@code $sort} stage, which must name a field and knows no natural
   * order.
   *
   * @throws CommandException 15976 for an empty one, and others
   */
  public static Sort parseStage(BsonDocument sort, QueryContext context) {
    if (sort.isEmpty()) {
      throw new CommandException(
          ErrorCode.location(15976), "$sort stage must have at least one sort key");
    }
    return new Sort(SortParser.fields(sort, context), 0, context.texts());
  }

  /** Whether it asks for no order at all. */
  public boolean isEmpty() {
    return fields.isEmpty() && naturalDirection == 0;
  }

  /** 1 or -1 if the sort is exactly {@code {$natural: ±1}}, else 0. */
  public int naturalDirection() {
    return naturalDirection;
  }

  /** 1 or -1 if the sort is exactly {@code {_id: ±1}} without a collation, else 0. */
  public int idDirection() {
    if (fields.size() != 1
        || !texts.isBinary()
        || !fields.getFirst().parts().equals(List.of("_id"))) {
      return 0;
    }
    return fields.getFirst().descending() ? -1 : 1;
  }

  /** The fields, in order; none of a natural order. */
  public List<SortPart> parts() {
    return parts;
  }

  /** Each path with 1 or -1, in order; empty for a natural order. */
  public BsonDocument pattern() {
    BsonDocument pattern = new BsonDocument();
    parts.forEach(part -> pattern.append(part.path(), new BsonInt32(part.descending() ? -1 : 1)));
    return pattern;
  }

  /** How texts compare. */
  public TextOrder texts() {
    return texts;
  }

  /** Whether a field of it is one of {@code $meta}. */
  public boolean readsMeta() {
    return fields.stream().anyMatch(field -> field.meta().isPresent());
  }

  /**
   * The document's sort key: keys compared as unsigned bytes give the sort's order. An array counts
   * by its least element ascending and its greatest descending; a missing field as null.
   *
   * @param meta the document's
   * @throws CommandException BadValue if two fields of the sort lead through different arrays
   */
  public byte[] key(BsonDocument document, DocumentMeta meta) {
    return keys.of(document, meta);
  }
}
