package io.loquat.query.projection;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.meta.DocumentMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/** A parsed projection. Immutable. */
public final class Projection {
  private final Rule.Below root;
  private final Kind kind;
  private final List<Step> steps;
  private final boolean flat;

  Projection(Rule.Below root, Kind kind, List<Step> steps) {
    this.root = root;
    this.kind = kind;
    this.steps = List.copyOf(steps);
    this.flat = steps.isEmpty() && FlatProjection.knows(root);
  }

  /** Whether the named fields are those that stay, or those that go. */
  enum Kind {
    INCLUSION,
    EXCLUSION
  }

  /**
   * Parses the projection of a {@code find}.
   *
   * @param query what the documents matched, for the positional projection {@code a.$}
   * @throws CommandException with MongoDB's code, such as 31254 for a mix of inclusion and
   *     exclusion
   */
  public static Projection parse(BsonDocument projection, Filter query, QueryContext context) {
    return new ProjectionParser(Optional.of(query), false, Filters.beside(query, context))
        .parse(projection);
  }

  /**
   * Parses the projection of documents that no query has selected.
   *
   * @throws CommandException as {@link #parse(BsonDocument, Filter, QueryContext)}, and 51050 for
   *     the positional projection
   */
  public static Projection parse(BsonDocument projection, QueryContext context) {
    return new ProjectionParser(Optional.empty(), false, context).parse(projection);
  }

  /**
   * Parses the specification of a {@code $project} stage, which names at least one field and knows
   * nothing that only {@code find} knows.
   *
   * @throws CommandException as {@link #parse(BsonDocument, Filter, QueryContext)}, and 51272 for
   *     an empty one
   */
  public static Projection parseStage(BsonDocument projection, QueryContext context) {
    if (projection.isEmpty()) {
      throw new CommandException(
          ErrorCode.location(51272),
          "Invalid $project :: caused by :: projection specification must have at least one field");
    }
    return new ProjectionParser(Optional.empty(), true, context).parse(projection);
  }

  /** Whether it returns each document unchanged (an empty projection). */
  public boolean isIdentity() {
    return kind == Kind.EXCLUSION && root.fields().isEmpty();
  }

  /** Whether it only takes or leaves fields of the document itself, none of them by a path. */
  public boolean isSimple() {
    return steps.isEmpty()
        && root.fields().values().stream().allMatch(Rule.Named.class::isInstance);
  }

  /**
   * The paths of what it takes of a document, where that is all it does; empty if it may read more.
   */
  public Optional<Set<String>> paths() {
    Set<String> paths = new TreeSet<>();
    boolean known = kind == Kind.INCLUSION && steps.isEmpty() && collect(root, "", paths);
    return known ? Optional.of(paths) : Optional.empty();
  }

  private static boolean collect(Rule.Below rules, String above, Set<String> paths) {
    for (Map.Entry<String, Rule> field : rules.fields().entrySet()) {
      String path = above + field.getKey();
      boolean known =
          switch (field.getValue()) {
            case Rule.Named _ -> {
              paths.add(path);
              yield true;
            }
            case Rule.Below below -> collect(below, path + ".", paths);
            case Rule.Kept _, Rule.Computed _ -> false;
          };
      if (!known) {
        return false;
      }
    }
    return true;
  }

  /** Whether it asks which element of an array matched the query. */
  public boolean isPositional() {
    return steps.stream().anyMatch(Positional.class::isInstance);
  }

  /** Whether {@link #apply} reads the document's meta. */
  public boolean readsMeta() {
    return root.readsMeta() || steps.stream().anyMatch(Step::readsMeta);
  }

  /**
   * The projected document.
   *
   * @throws CommandException what its expressions raise, and 51246 or 51247 if the query did not
   *     find one element of the array in a positional projection
   */
  public BsonDocument apply(BsonDocument document, DocumentMeta meta) {
    if (isIdentity()) {
      return document;
    }
    if (flat && document instanceof RawBsonDocument raw && EncodedFields.startWithId(raw)) {
      return new FlatProjection(kind, raw, meta).apply(root);
    }
    BsonDocument projected = new ProjectionRun(kind, document, meta).apply(root);
    steps.forEach(step -> step.apply(document, projected, meta));
    return projected;
  }
}
