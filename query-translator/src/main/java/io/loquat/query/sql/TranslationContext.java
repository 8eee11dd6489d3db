package io.loquat.query.sql;

import io.loquat.model.SystemFields;

/**
 * What a translation may refer to: the columns of a collection's table are {@code rid}, {@code _id}
 * (key), {@code data} (JSONB), {@code metadata} (JSONB), {@code _version} (integer), {@code
 * _archived} (0 or 1), {@code _created} and {@code _updated} (ISO 8601 text with milliseconds).
 *
 * @param systemFields with {@code VISIBLE}, paths such as {@code _version} mean those columns; with
 *     {@code HIDDEN} they are ordinary fields of {@code data}
 */
public record TranslationContext(SystemFields systemFields) {}
