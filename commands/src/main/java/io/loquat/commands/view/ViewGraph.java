package io.loquat.commands.view;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.store.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** The views of a database and one that is new or changes. Confined to one check. */
final class ViewGraph {
  static final int DEPTH_MAX = 20;
  private static final int PIPELINE_BYTES_MAX = 16_000_000;
  private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

  private final ViewDefinition view;
  private final Map<String, ViewDefinition> views = new HashMap<>();
  private final Map<String, Integer> heights = new HashMap<>();

  private ViewGraph(Snapshot snapshot, ViewDefinition view) {
    this.view = view;
    for (var collection : snapshot.collections()) {
      ViewDefinition.of(collection)
          .ifPresent(other -> views.put(collection.namespace().collection(), other));
    }
    views.put(name(view), view);
  }

  /**
   * Checks that the view fits among the others.
   *
   * @throws CommandException GraphContainsCycle (5), ViewDepthLimitExceeded (165),
   *     OptionNotSupportedOnView (167) for another collation, ViewPipelineMaxSizeExceeded (195)
   */
  static void check(Snapshot snapshot, ViewDefinition view) {
    ViewGraph graph = new ViewGraph(snapshot, view);
    int below = graph.below(view, List.of());
    graph.checkCollations();
    if (below + graph.above(name(view), 0) > DEPTH_MAX) {
      throw new CommandException(
          ErrorCode.VIEW_DEPTH_LIMIT_EXCEEDED,
          "View depth limit exceeded; maximum depth is " + DEPTH_MAX);
    }
    graph.checkSize();
  }

  private static String name(ViewDefinition view) {
    return view.namespace().collection();
  }

  /** How many views there are from this one down to a collection, itself included. */
  private int below(ViewDefinition at, List<String> way) {
    List<String> further = new ArrayList<>(way);
    further.add(name(at));
    int deepest = 0;
    for (String dependency : ViewDependencies.of(at)) {
      if (dependency.equals(name(view))) {
        throw new CommandException(
            ErrorCode.GRAPH_CONTAINS_CYCLE,
            "View cycle detected: " + String.join(" => ", further) + " => " + dependency);
      }
      deepest = Math.max(deepest, height(dependency, further));
    }
    return 1 + deepest;
  }

  private int height(String name, List<String> way) {
    ViewDefinition dependency = views.get(name);
    if (dependency == null) {
      return 0;
    }
    Integer known = heights.get(name);
    int height = known == null ? below(dependency, way) : known;
    heights.put(name, height);
    return height;
  }

  /** How many views there are above one, in the longest chain. */
  private int above(String name, int depth) {
    int highest = depth;
    if (depth <= DEPTH_MAX) {
      for (ViewDefinition other : views.values()) {
        if (ViewDependencies.of(other).contains(name)) {
          highest = Math.max(highest, above(name(other), depth + 1));
        }
      }
    }
    return highest;
  }

  private void checkCollations() {
    for (ViewDefinition other : views.values()) {
      if (ViewDependencies.of(view).contains(name(other))) {
        checkCollations(view, other);
      }
      if (ViewDependencies.of(other).contains(name(view))) {
        checkCollations(other, view);
      }
    }
  }

  private static void checkCollations(ViewDefinition upper, ViewDefinition lower) {
    if (!upper.collation().description().equals(lower.collation().description())) {
      throw new CommandException(
          ErrorCode.OPTION_NOT_SUPPORTED_ON_VIEW,
          "View %s has a collation that does not match the collation of view %s"
              .formatted(upper.namespace(), lower.namespace()));
    }
  }

  private void checkSize() {
    long bytes = 0;
    ViewDefinition at = view;
    while (at != null) {
      BsonDocument pipeline = new BsonDocument("pipeline", new BsonArray(at.pipeline()));
      bytes += new RawBsonDocument(pipeline, CODEC).getByteBuffer().remaining();
      at = views.get(at.viewOn());
    }
    if (bytes > PIPELINE_BYTES_MAX) {
      throw new CommandException(
          ErrorCode.VIEW_PIPELINE_MAX_SIZE_EXCEEDED,
          "Operation would result in a resolved view pipeline that exceeds the maximum size of "
              + PIPELINE_BYTES_MAX
              + " bytes");
    }
  }
}
