package io.loquat.query.filter;

import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.sql.TranslationContext;
import org.bson.BsonDocument;

/**
 * A condition on the whole document, such as {@code $expr} or {@code $jsonSchema}. Implementations
 * are immutable.
 */
non-sealed interface DocumentCondition extends Filter {
  /** Whether the document matches. */
  boolean matches(BsonDocument document, DocumentMeta meta);

  /** Whether it reads {@code $meta}. */
  boolean readsMeta();

  /** The same in SQL; never false for a row that matches. */
  default SqlCondition toSql(TranslationContext context) {
    return SqlCondition.UNKNOWN;
  }

  /** The condition as the client wrote it. */
  BsonDocument describe();
}
