package io.loquat.query.filter;

import io.loquat.model.SystemFields;
import io.loquat.query.meta.MetaField;
import io.loquat.query.sql.TranslationContext;

/** How conditions on one path are said in SQL; it depends on where the field is stored. */
interface FieldSql {
  SqlCondition compare(Comparison comparison);

  SqlCondition in(Membership membership);

  SqlCondition exists();

  /** Any other condition on values; only what is stored as JSON can be asked. */
  default SqlCondition where(LeafTest test) {
    return SqlCondition.UNKNOWN;
  }

  /** How many elements that {@code $elemMatch} looks at there are around the field. */
  default int depth() {
    return 0;
  }

  /** The translation for a path. */
  static FieldSql of(Path path, TranslationContext context) {
    boolean visible = context.systemFields() == SystemFields.VISIBLE;
    if (path.is(IdFilter.ID)) {
      return new IdColumn();
    }
    if (!visible || !SystemFields.NAMES.contains(path.names().getFirst())) {
      return StoredField.ofDocument(path);
    }
    return switch (path.text()) {
      case SystemFields.VERSION -> new SystemColumn(SystemColumn.Kind.VERSION);
      case SystemFields.CREATED -> new SystemColumn(SystemColumn.Kind.CREATED);
      case SystemFields.UPDATED -> new SystemColumn(SystemColumn.Kind.UPDATED);
      case SystemFields.ARCHIVED -> new ArchivedColumn(false);
      default -> new Untranslated();
    };
  }

  /** The translation for a path of the pseudo-document {@code $meta}. */
  static FieldSql of(MetaField field, Path path) {
    return switch (field) {
      case VERSION -> new SystemColumn(SystemColumn.Kind.VERSION);
      case CREATED -> new SystemColumn(SystemColumn.Kind.CREATED);
      case UPDATED -> new SystemColumn(SystemColumn.Kind.UPDATED);
      case ARCHIVED -> new ArchivedColumn(true);
      case METADATA ->
          path.names().size() == 1 ? new MetadataColumn() : StoredField.ofMetadata(path);
      case TEXT_SCORE, GEO_NEAR_DISTANCE, GEO_NEAR_POINT -> new Untranslated();
    };
  }

  /** A path that SQL cannot follow. */
  record Untranslated() implements FieldSql {
    @Override
    public SqlCondition compare(Comparison comparison) {
      return SqlCondition.UNKNOWN;
    }

    @Override
    public SqlCondition in(Membership membership) {
      return SqlCondition.UNKNOWN;
    }

    @Override
    public SqlCondition exists() {
      return SqlCondition.UNKNOWN;
    }
  }
}
