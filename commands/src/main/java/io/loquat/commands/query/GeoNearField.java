package io.loquat.commands.query;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.query.index.IndexField;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.pipeline.Pipeline;
import io.loquat.store.CollectionInfo;
import java.util.List;
import java.util.Optional;

/** Finds the field that a {@code $geoNear} means which names none. Stateless. */
final class GeoNearField {
  private static final List<IndexField.Kind> KINDS =
      List.of(IndexField.Kind.GEO_2D, IndexField.Kind.GEO_2DSPHERE);

  private GeoNearField() {}

  /**
   * The pipeline with the field of the collection's one geospatial index: on the plane, or else on
   * the sphere.
   *
   * @throws CommandException NamespaceNotFound (26) without a collection, IndexNotFound (27)
   *     without such an index, or with several
   */
  static Pipeline in(Pipeline pipeline, Namespace namespace, Optional<CollectionInfo> collection) {
    if (!pipeline.wantsGeoField()) {
      return pipeline;
    }
    if (collection.isEmpty()) {
      throw new CommandException(
          ErrorCode.NAMESPACE_NOT_FOUND,
          "$geoNear requires a geo index to run, but " + namespace + " does not exist");
    }
    for (IndexField.Kind kind : KINDS) {
      List<IndexSpec> found =
          collection.get().readyIndexes().stream().filter(spec -> spec.has(kind)).toList();
      if (found.size() > 1) {
        throw new CommandException(
            ErrorCode.INDEX_NOT_FOUND,
            "There is more than one %s index on %s; unable to determine which to use for $geoNear"
                .formatted(kind == IndexField.Kind.GEO_2D ? "2d" : "2dsphere", namespace));
      }
      if (!found.isEmpty()) {
        return pipeline.withGeoField(path(found.getFirst(), kind));
      }
    }
    throw new CommandException(
        ErrorCode.INDEX_NOT_FOUND, "$geoNear requires a 2d or 2dsphere index, but none were found");
  }

  private static String path(IndexSpec index, IndexField.Kind kind) {
    return index.fields().stream()
        .filter(field -> field.kind() == kind)
        .findFirst()
        .map(IndexField::path)
        .orElseThrow();
  }
}
