package io.loquat.query.pipeline;

import io.loquat.query.filter.NearCondition;
import io.loquat.query.limit.MemoryBudget;
import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.meta.MetaField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonValue;

/**
 * {@code $geoNear} over measurements, which needs no index: takes all documents in, and passes on
 * those that are near enough by their distance.
 */
record GeoNearScan(GeoNear near) implements Stage {
  @Override
  public Iterator<StageDocument> run(Iterator<StageDocument> input) {
    return new LazyIterator(() -> near.run(byDistance(input)));
  }

  private record Measured(double distance, StageDocument document) {}

  private Iterator<StageDocument> byDistance(Iterator<StageDocument> input) {
    MemoryBudget memory = new MemoryBudget("Sort");
    NearCondition condition = near.condition();
    List<Measured> found = new ArrayList<>();
    input.forEachRemaining(
        document ->
            condition
                .nearest(document.document())
                .filter(nearest -> condition.query().accepts(nearest.distance()))
                .ifPresent(
                    nearest -> {
                      memory.take(document.bytesAtMost());
                      found.add(new Measured(nearest.distance(), document));
                    }));
    found.sort(Comparator.comparingDouble(Measured::distance));
    return found.stream().map(each -> withDistance(each.document())).iterator();
  }

  /** The document with what <code>{$meta: "geoNearDistance"}</code> reads of it. */
  private StageDocument withDistance(StageDocument from) {
    Map<MetaField, BsonValue> computed = near.condition().computed(from.document());
    DocumentMeta stored = from.meta();
    DocumentMeta meta =
        field -> {
          BsonValue value = computed.get(field);
          return value == null ? stored.value(field) : Optional.of(value);
        };
    return new StageDocument(from.document(), meta);
  }
}
