package io.loquat.commands.view;

import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.Collations;
import io.loquat.commands.argument.Namespaces;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.query.collation.Collation;
import io.loquat.store.CollectionInfo;
import java.util.ArrayList;
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
  public static final String VIEW_ON = "viewOn";
  public static final String PIPELINE = "pipeline";
  private static final String COLLATION = "collation";

  public ViewDefinition {
    pipeline = List.copyOf(pipeline);
  }

  /** The definition that the catalog holds, if it is a view. */
  public static Optional<ViewDefinition> of(CollectionInfo collection) {
    BsonDocument options = collection.options();
    if (!(options.get(VIEW_ON) instanceof BsonString viewOn)) {
      return Optional.empty();
    }
    return Optional.of(
        new ViewDefinition(
            collection.namespace(),
            viewOn.getValue(),
            stages(options.getArray(PIPELINE, new BsonArray())),
            Collations.defaultOf(options)));
  }

  /** Whether the catalog's entry is that of a view. */
  public static boolean isView(CollectionInfo collection) {
    return collection.options().containsKey(VIEW_ON);
  }

  /** The definition that {@code create} asks for; its arguments have {@code viewOn}. */
  public static ViewDefinition read(Namespace namespace, Arguments arguments) {
    if (namespace.collection().startsWith("system.")) {
      throw new CommandException(
          ErrorCode.INVALID_NAMESPACE,
          "View name cannot start with 'system.', which is reserved for system namespaces: "
              + namespace);
    }
    return new ViewDefinition(
        namespace,
        viewOn(namespace, arguments).orElseThrow(() -> arguments.missing(VIEW_ON)),
        pipeline(arguments).orElse(List.of()),
        Collations.read(arguments).orElse(Collation.SIMPLE));
  }

  /** The definition with what the arguments of {@code collMod} say about it. */
  public ViewDefinition changed(Arguments arguments) {
    return new ViewDefinition(
        namespace,
        viewOn(namespace, arguments).orElse(viewOn),
        pipeline(arguments).orElse(pipeline),
        collation);
  }

  private static Optional<String> viewOn(Namespace namespace, Arguments arguments) {
    Optional<String> viewOn = arguments.string(VIEW_ON);
    if (viewOn.isPresent()) {
      if (viewOn.get().isEmpty()) {
        throw new CommandException(
            ErrorCode.BAD_VALUE, "'" + VIEW_ON + "' cannot be an empty string");
      }
      Namespaces.of(namespace.database(), viewOn.get());
    }
    return viewOn;
  }

  private static Optional<List<BsonDocument>> pipeline(Arguments arguments) {
    Optional<BsonArray> array = arguments.array(PIPELINE);
    if (array.isPresent()) {
      for (BsonValue stage : array.get()) {
        if (!(stage.isDocument() || stage.isNull())) {
          throw arguments.wrongType(PIPELINE, stage, "type 'object'");
        }
      }
    }
    return array.map(ViewDefinition::stages);
  }

  /** The stages; an element that is null is none, as elsewhere in MongoDB's arrays of documents. */
  private static List<BsonDocument> stages(BsonArray pipeline) {
    List<BsonDocument> stages = new ArrayList<>(pipeline.size());
    for (BsonValue stage : pipeline) {
      if (stage instanceof BsonDocument document) {
        stages.add(document);
      }
    }
    return stages;
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
