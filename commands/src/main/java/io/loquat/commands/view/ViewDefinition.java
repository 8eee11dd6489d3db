package io.loquat.commands.view;

import io.loquat.commands.argument.Collations;
import io.loquat.model.Namespace;
import io.loquat.query.collation.Collation;
import io.loquat.store.CollectionInfo;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The definition of a view. Immutable.
 *
 * @param viewOn the collection or view that it reads, which need not exist
 * @param collation its default collation, which does not come from what it reads
 */
public record ViewDefinition(
    Namespace namespace, String viewOn, List<BsonDocument> pipeline, Collation collation) {
  private static final String VIEW_ON = "viewOn";
  private static final String PIPELINE = "pipeline";
  private static final String COLLATION = "collation";

  public ViewDefinition {
    pipeline = List.copyOf(pipeline);
  }

  /** The definition that the catalog holds, if it is a view. */
  public static Optional<ViewDefinition> of(CollectionInfo collection) {
    return collection.isView()
        ? Optional.of(of(collection.namespace(), collection.options()))
        : Optional.empty();
  }

  /** The definition that the options of a view say, as the catalog keeps them. */
  public static ViewDefinition of(Namespace namespace, BsonDocument options) {
    return new ViewDefinition(
        namespace,
        options.getString(VIEW_ON).getValue(),
        options.getArray(PIPELINE, new BsonArray()).stream().map(BsonValue::asDocument).toList(),
        Collations.defaultOf(options));
  }

  /** What {@code listCollections} shows as the view's options, and the catalog holds. */
  public BsonDocument options() {
    return described(new BsonDocument());
  }

  /** The document that stands for it in {@code system.views}. */
  BsonDocument document() {
    return described(new BsonDocument("_id", new BsonString(namespace.toString())));
  }

  private BsonDocument described(BsonDocument document) {
    document.append(VIEW_ON, new BsonString(viewOn)).append(PIPELINE, new BsonArray(pipeline));
    return collation.description().isEmpty()
        ? document
        : document.append(COLLATION, collation.description());
  }
}
