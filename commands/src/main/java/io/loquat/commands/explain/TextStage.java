package io.loquat.commands.explain;

import io.loquat.query.index.IndexSpec;
import io.loquat.query.plan.PlanNode.TextMatch;
import io.loquat.query.text.TextSearch;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * A search in a text index as MongoDB's stages: a scan for each term, their union, and above them
 * {@code TEXT_MATCH}. Stateless.
 */
final class TextStage {
  private TextStage() {}

  /** Adds to the stage what it searches for, and what stands below it. */
  static BsonDocument of(BsonDocument stage, TextMatch match) {
    BsonDocument prefix = new BsonDocument();
    for (int i = 0; i < match.before().size(); i++) {
      prefix.append(match.index().fields().get(i).path(), match.before().get(i));
    }
    TextSearch search = match.search();
    return stage
        .append("indexPrefix", prefix)
        .append("indexName", new BsonString(match.index().name()))
        .append(
            "parsedTextQuery",
            new BsonDocument("terms", texts(search.wanted()))
                .append("negatedTerms", texts(search.unwanted()))
                .append("phrases", texts(search.phrases()))
                .append("negatedPhrases", texts(search.unwantedPhrases())))
        .append("textIndexVersion", new BsonInt32(search.index().version()))
        .append("inputStage", union(match));
  }

  private static BsonArray texts(Collection<String> texts) {
    return new BsonArray(texts.stream().map(BsonString::new).toList());
  }

  private static BsonDocument union(TextMatch match) {
    List<BsonDocument> scans =
        Collections.nCopies(match.search().terms().size(), scan(match.index()));
    if (scans.isEmpty()) {
      return stage("EOF");
    }
    if (match.scored()) {
      return over(stage("TEXT_OR"), scans);
    }
    BsonDocument found = scans.size() == 1 ? scans.getFirst() : over(stage("OR"), scans);
    return stage("FETCH").append("inputStage", found);
  }

  private static BsonDocument over(BsonDocument stage, List<BsonDocument> inputs) {
    return inputs.size() == 1
        ? stage.append("inputStage", inputs.getFirst())
        : stage.append("inputStages", new BsonArray(inputs));
  }

  private static BsonDocument scan(IndexSpec index) {
    return stage("IXSCAN")
        .append("keyPattern", index.keyPattern())
        .append("indexName", new BsonString(index.name()))
        .append("isMultiKey", BsonBoolean.TRUE)
        .append("isUnique", BsonBoolean.FALSE)
        .append("isSparse", BsonBoolean.valueOf(index.sparse()))
        .append("isPartial", BsonBoolean.valueOf(index.partialFilter().isPresent()))
        .append("indexVersion", new BsonInt32(PlanStages.INDEX_VERSION))
        .append("direction", new BsonString("backward"))
        .append("indexBounds", new BsonDocument());
  }

  private static BsonDocument stage(String name) {
    return new BsonDocument("stage", new BsonString(name));
  }
}
